"""Writes ftm_properties.json: the properties of the FollowTheMoney schemata that
the export uses, with their ranges. Run it with the followthemoney package
(pip install followthemoney) when a schema is added:

    python3 testdata/ftm_properties.py > testdata/ftm_properties.json
"""
import json
from followthemoney import model

USED = ["Address", "Article", "Company", "Directorship", "Employment", "Event", "Family", "Membership", "Note",
        "Organization", "Ownership", "Person", "PublicBody", "Representation", "Succession", "UnknownLink"]

out = {}
for name in USED:
    schema = model.get(name)
    out[name] = {
        "is": sorted(s.name for s in schema.schemata),
        "required": sorted(schema.required),
        "properties": {p.name: [p.type.name, p.range.name if p.range else ""] for p in schema.properties.values() if not p.stub},
    }
print(json.dumps(out, sort_keys=True, indent=1))
