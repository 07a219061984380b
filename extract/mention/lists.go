package mention

// ship: what stands before the names of ships: merchant vessels by their
// engine, navies by their state.
var ship = map[string]bool{"MV": true, "M/V": true, "MT": true, "MS": true, "SS": true, "RMS": true, "RV": true, "FV": true, "F/V": true, "USS": true, "USNS": true, "USCGC": true, "HMS": true,
	"RFA": true, "HMAS": true, "HMCS": true, "HMNZS": true, "INS": true, "ICGS": true, "PNS": true, "BNS": true, "SLNS": true, "BRP": true, "ROKS": true, "JDS": true, "KRI": true, "TCG": true,
	"ARA": true, "NRP": true, "HNLMS": true, "HDMS": true, "HNoMS": true, "HSwMS": true, "ORP": true, "RSS": true, "UMS": true, "NNS": true, "GNS": true, "LÉ": true}

// stormWord: what the names of storms come after, at least once.
var stormWord = map[string]bool{"hurricane": true, "typhoon": true, "cyclone": true, "storm": true}

// rank: short titles that a full stop ends, which are no names.
var rank = map[string]bool{"gen": true, "brig": true, "lt": true, "col": true, "maj": true, "capt": true, "cmdr": true, "sgt": true, "adm": true, "mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "rev": true, "sen": true, "rep": true, "gov": true}

// portfolio: what ministers are ministers of, in one word.
var portfolio = map[string]bool{"labour": true, "labor": true, "health": true, "justice": true, "education": true, "energy": true, "transport": true, "agriculture": true, "environment": true,
	"information": true, "trade": true, "tourism": true, "culture": true, "sports": true, "mining": true, "mines": true, "water": true, "power": true, "oil": true, "petroleum": true, "planning": true,
	"economy": true, "home": true, "security": true, "housing": true, "communications": true, "technology": true, "science": true, "commerce": true, "industry": true, "fisheries": true, "lands": true,
	"treasury": true, "finance": true, "interior": true, "foreign": true, "defence": true, "defense": true, "immigration": true, "works": true, "railway": true, "railways": true, "aviation": true}

// feast: days and seasons of the world's calendars, which recognisers take for
// persons.
var feast = map[string]bool{"ramadan": true, "ramazan": true, "eid": true, "ashura": true, "muharram": true, "nowruz": true, "navruz": true, "christmas": true, "easter": true, "lent": true,
	"advent": true, "pentecost": true, "epiphany": true, "hanukkah": true, "passover": true, "purim": true, "diwali": true, "holi": true, "vesak": true, "songkran": true, "tet": true, "thanksgiving": true, "halloween": true}

// stateWord: the nouns of organs of a state, as the last word of their names or
// before "of": "Malawi Revenue Authority", "Electoral Commission of Ghana"; a bank may be anyone's.
var stateWord = map[string]bool{"authority": true, "service": true, "services": true, "force": true, "forces": true, "commission": true, "bureau": true, "board": true, "agency": true,
	"navy": true, "army": true, "police": true, "court": true, "guard": true, "ministry": true, "department": true, "directorate": true, "administration": true, "parliament": true, "senate": true, "inspectorate": true, "congress": true, "assembly": true, "coastguard": true, "gendarmerie": true, "treasury": true}

// denomination: what stands before "Church" where it is a body, not a house.
var denomination = map[string]bool{"catholic": true, "orthodox": true, "anglican": true, "methodist": true, "lutheran": true, "presbyterian": true, "baptist": true, "pentecostal": true, "coptic": true, "evangelical": true,
	"reformed": true, "adventist": true, "apostolic": true, "moravian": true, "maronite": true, "unification": true, "episcopal": true, "protestant": true}
