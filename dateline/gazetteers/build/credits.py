"""Where points come from, as a reader is told; "{id}" stands for the GeoNames id."""

GEONAMES = "GeoNames {id} (CC BY 4.0)"
OF_TOWNS = "centre of its towns in GeoNames (CC BY 4.0)"
OF_NAMESAKE = "the town that it is named after, in GeoNames (CC BY 4.0)"
OF_SHAPE = "centre of its outline, Natural Earth 4.1 (public domain)"
ISO = "iso3166-2 (MIT)"
FACTBOOK = "CIA World Factbook (public domain)"
OWN = "compiled by the Dateline project"
