"""Names of places on the map, as they stand in running text: countries, continents, unions, data centres."""

import re
from collections.abc import Iterator

_COUNTRIES = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|"
    "Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Botswana|Brazil|Brunei|"
    "Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Chile|China|Colombia|Congo|"
    "Costa Rica|Croatia|Cuba|Cyprus|Czechia|Czech Republic|Denmark|Djibouti|Dominican Republic|Ecuador|"
    "Egypt|El Salvador|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Germany|Ghana|"
    "Greece|Greenland|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|"
    "Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|"
    "Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macao|Macau|"
    "Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|"
    "Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Nigeria|"
    "North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|"
    "Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|"
    "Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Spain|Sri Lanka|"
    "Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Trinidad|Tunisia|"
    "T\u00fcrkiye|Turkey|Turkmenistan|UAE|Uganda|Ukraine|United Arab Emirates|United Kingdom|UK|"
    "Great Britain|England|Scotland|Wales|United States|USA|US|U\\.S\\.|Uruguay|Uzbekistan|Venezuela|"
    "Vietnam|Yemen|Zambia|Zimbabwe"
)
_WIDER = (
    "Africa|Antarctica|Asia|Asia[- ]Pacific|APAC|Balkans|Baltics|Benelux|Caribbean|DACH|EEA|EMEA|EU|"
    "European Union|Europe|GCC|LATAM|Latin America|MENA|Middle East|North America|Nordics|Oceania|"
    "Scandinavia|South America"
)
_CITIES = (
    "Amsterdam|Auckland|Bangalore|Beijing|Berlin|Brussels|Chicago|Dallas|Delhi|Dubai|Dublin|Frankfurt|"
    "Geneva|Jakarta|Johannesburg|London|Madrid|Melbourne|Milan|Montreal|Mumbai|Munich|New York|Osaka|Oslo|"
    "Paris|S\u00e3o Paulo|Sao Paulo|Seoul|Shanghai|Shenzhen|Stockholm|Sydney|Tel Aviv|Tokyo|Toronto|Vienna|"
    "Warsaw|Zurich|Z\u00fcrich|California|Texas|Virginia|Oregon|Ohio|Bavaria"
)
_WORLD = "world-?wide|everywhere|around the world|around the globe|on every continent"
_PLACE = re.compile(
    rf"\b(?:(?:mainland|northern|southern|eastern|western|central|[Tt]he) )?"
    rf"(?:{_COUNTRIES}|{_WIDER}|{_CITIES})(?![\w-])|\b(?i:{_WORLD})\b"
)
_UNION = (
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary "
    "ireland italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia "
    "spain sweden frankfurt dublin paris amsterdam stockholm madrid milan berlin munich vienna warsaw"
)
MEMBERS = frozenset(_UNION.split())
"""In small letters, what lies in the European Union."""


def places(text: str) -> Iterator[re.Match[str]]:
    """The names of places in a text, in order; a name counts only as it is written on a map."""
    return _PLACE.finditer(text)
