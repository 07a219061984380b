package neo4j

import (
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

const wgs84 = 4326

// toServer makes a value that the driver takes. The graph has been validated.
func toServer(name string, v any) any {
	switch x := graph.CleanValue(name, v).(type) {
	case graph.Date:
		t, err := x.Time()
		if err != nil {
			return nil
		}
		return driver.DateOf(t)
	case graph.Point:
		return driver.Point2D{X: x.Lon, Y: x.Lat, SpatialRefId: wgs84}
	case []string:
		out := make([]any, len(x))
		for i, s := range x {
			out[i] = s
		}
		return out
	case []float64:
		out := make([]any, len(x))
		for i, f := range x {
			out[i] = f
		}
		return out
	default:
		return x
	}
}

func propsToServer(id string, props map[string]any) map[string]any {
	out := make(map[string]any, len(props)+1)
	for k, v := range props {
		out[k] = toServer(k, v)
	}
	out["id"] = id
	return out
}

// fromServer makes a property value of what the driver gives; name tells the
// kind of an empty list.
func fromServer(name string, v any) (any, error) {
	switch x := v.(type) {
	case string, bool, int64, float64:
		return x, nil
	case driver.Date:
		return graph.Date(x.Time().Format("2006-01-02")), nil
	case driver.Point2D:
		return graph.Point{Lat: x.Y, Lon: x.X}, nil
	case []any:
		p, _ := graph.PropertyOf(name)
		if p.Kind == graph.Floats {
			return list[float64](name, x)
		}
		return list[string](name, x)
	}
	return nil, fmt.Errorf("property %s: unexpected %T", name, v)
}

func list[T any](name string, in []any) ([]T, error) {
	out := make([]T, len(in))
	for i, v := range in {
		x, ok := v.(T)
		if !ok {
			return nil, fmt.Errorf("property %s: unexpected %T in a list", name, v)
		}
		out[i] = x
	}
	return out, nil
}

// propsFromServer splits the id from the other properties.
func propsFromServer(in map[string]any) (id string, props map[string]any, err error) {
	props = make(map[string]any, len(in))
	for k, v := range in {
		if k == "id" {
			id, _ = v.(string)
			continue
		}
		if props[k], err = fromServer(k, v); err != nil {
			return "", nil, err
		}
	}
	return id, props, nil
}
