"""Makes data/person-names.tsv: given and family names with their gender.

Sources: the Python packages Faker (MIT) and names (MIT; US census, public domain).
Usage: python3 names.py FOLDER_OF_NAMES > data/person-names.tsv   (Faker importable)
Columns: name, bits (1 male given, 2 female given, 4 family).
"""
import collections
import importlib
import os
import pkgutil
import re
import sys

import faker.providers.person as person

LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ -]{2,20}$")
bits = collections.Counter()


def add(names, bit):
    if isinstance(names, dict):
        names = names.keys()
    for n in names or ():
        n = n[0] if isinstance(n, tuple) else n
        if LATIN.match(n) and n[0].isupper() and " " not in n.strip() and not n.endswith("."):
            bits[n.strip().replace("’", "'")] |= bit


def get(p, *keys):
    for k in keys:
        yield getattr(p, k, ())


for _, loc, ispkg in pkgutil.iter_modules(person.__path__):
    if not ispkg or loc == "en":
        continue
    p = importlib.import_module(person.__name__ + "." + loc).Provider
    add([r[2] for r in getattr(p, "first_name_male_pairs", ())], 1)
    add([r[2] for r in getattr(p, "first_name_female_pairs", ())], 2)
    add([r[2] for r in getattr(p, "last_name_pairs", ())], 4)
    for v in get(p, "first_names_male", "first_names_male_unisex", "male_first_names", "first_romanized_names_male"):
        add(v, 1)
    for v in get(p, "first_names_female", "female_first_names", "first_romanized_names_female"):
        add(v, 2)
    for v in get(p, "last_names", "last_names_male", "last_names_female", "last_romanized_names", "romanized_last_names"):
        add(v, 4)

base = sys.argv[1]
freq = collections.defaultdict(lambda: [0.0, 0.0])
for name, bit, floor in (("dist.male.first", 1, 0.004), ("dist.female.first", 2, 0.002), ("dist.all.last", 4, 0.004)):
    for line in open(os.path.join(base, name)):
        n, f = line.split()[:2]
        if bit < 4:
            freq[n.capitalize()][bit - 1] = float(f)
        if float(f) >= floor:
            n = n.capitalize()
            n = re.sub(r"^Mc([a-z])", lambda m: "Mc" + m.group(1).upper(), n)
            bits[n] |= bit

# A name that is ten times commoner with one gender has that gender.
for n, (m, f) in freq.items():
    if m > 10 * f:
        bits[n] &= ~2
    elif f > 10 * m:
        bits[n] &= ~1
for n in sorted(n for n in bits if bits[n]):
    print(f"{n}\t{bits[n]}")
