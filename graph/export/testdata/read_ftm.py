"""Reads entities from standard input as FollowTheMoney does and says what is wrong with them."""
import json
import sys
from followthemoney import model
from followthemoney.exc import InvalidData

n = 0
for line in sys.stdin:
    data = json.loads(line)
    proxy = model.get_proxy(data)
    try:
        model.get(data["schema"]).validate(data)
    except InvalidData as err:
        print(data["id"], data["schema"], err.errors)
    kept = proxy.to_dict()["properties"]
    for name, values in data["properties"].items():
        if set(kept.get(name, [])) != set(values):
            print("%s %s: %r became %r" % (data["id"], name, values, kept.get(name)))
    n += 1
print(n, "entities")
