// Takes the libraries and outlines that a dossier embeds from npm, at pinned
// versions, and writes them beside this file with their licences:
//
//	node graph/export/dossier/lib/fetch.mjs        (go generate ./graph/export/dossier)
//
// Needs node 18 or later, npm and tar. Nothing here runs when a dossier is
// made: the written files are committed and embedded.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const axe = join(here, '../../../../cmd/dateline/testdata/axe');
const versions = { 'cytoscape': '3.35.0', 'world-atlas': '2.0.2', 'topojson-client': '3.1.0', 'axe-core': '4.14.1' };

const dir = mkdtempSync(join(tmpdir(), 'dossier-lib-'));
try {
  const wanted = Object.entries(versions).map(([name, v]) => `${name}@${v}`);
  execFileSync('npm', ['install', '--prefix', dir, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted], { stdio: 'inherit' });
  const from = (...p) => join(dir, 'node_modules', ...p);
  copyFileSync(from('cytoscape/dist/cytoscape.min.js'), join(here, 'cytoscape.min.js'));
  copyFileSync(from('cytoscape/LICENSE'), join(here, 'cytoscape.LICENSE'));
  copyFileSync(from('axe-core/axe.min.js'), join(axe, 'axe.min.js'));
  copyFileSync(from('axe-core/LICENSE'), join(axe, 'LICENSE'));
  const { feature } = createRequire(import.meta.url)(from('topojson-client/dist/topojson-client.js'));
  const atlas = JSON.parse(readFileSync(from('world-atlas/countries-50m.json'), 'utf8'));
  writeFileSync(join(here, 'countries.json'), outlines(feature(atlas, atlas.objects.countries)));
  writeFileSync(join(here, 'countries.LICENSE'), 'Outlines: Natural Earth 1:50m, public domain (naturalearthdata.com), by way of the npm package\n' +
    `world-atlas ${versions['world-atlas']}, whose licence follows.\n\n` + readFileSync(from('world-atlas/LICENSE'), 'utf8'));
  writeFileSync(join(here, 'VERSIONS'), wanted.join('\n') + '\n');
} finally {
  rmSync(dir, { recursive: true, force: true });
}

// outlines writes countries as {n: name, r: [ring...]}, a ring being the first
// point and then steps, x and y in turn, in hundredths of a degree. Rings
// smaller than the grid fall away.
function outlines(collection) {
  const rows = collection.features.map((f) => {
    const polygons = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates;
    return { n: f.properties.name, r: polygons.flat().flatMap(unwound).map(steps).filter((r) => r.length >= 8) };
  });
  rows.sort((a, b) => (a.n < b.n ? -1 : a.n > b.n ? 1 : 0));
  return '[\n' + rows.filter((c) => c.r.length > 0).map((c) => JSON.stringify(c)).join(',\n') + '\n]\n';
}

// unwound takes a ring that crosses the 180th meridian as one piece and gives
// it twice, once at each side of the map; one around the pole is closed there.
function unwound(ring) {
  let turn = 0;
  const out = ring.map(([lon, lat], i) => {
    if (i > 0) {
      const step = lon - ring[i - 1][0];
      if (step > 180) turn -= 360;
      if (step < -180) turn += 360;
    }
    return [lon + turn, lat];
  });
  if (turn !== 0) {
    const pole = ring[0][1] < 0 ? -90 : 90;
    return [[...out, [out.at(-1)[0], pole], [out[0][0], pole]]];
  }
  const xs = out.map((p) => p[0]);
  const moved = (by) => out.map(([x, y]) => [x + by, y]);
  if (Math.max(...xs) > 180) return [out, moved(-360)];
  if (Math.min(...xs) < -180) return [out, moved(360)];
  return [out];
}

function steps(ring) {
  const out = [];
  let px = 0, py = 0;
  for (const [lon, lat] of ring) {
    const x = Math.round(lon * 100), y = Math.round(lat * 100);
    if (out.length > 0 && x === px && y === py) continue;
    out.push(x - px, y - py);
    px = x; py = y;
  }
  return out;
}
