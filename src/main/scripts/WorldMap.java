import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.util.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the map of the network page out of the npm package {@code world-atlas} 2.0.2 (ISC; Natural Earth, public domain):
 * outlines from its 1:110m countries, and a place for each country, also for those too small for that scale, from 1:50m.
 * The projection is Equal Earth (Šavrič, Patterson, Jenny 2018), so that no country looks larger than it is.
 *
 * <p>{@code java -cp 'target/lib/*' src/main/scripts/WorldMap.java PACKAGE_FOLDER > src/main/resources/org/depeche/serve/static/world.json}
 */
public final class WorldMap {
    private static final double WIDTH = 960;
    private static final double[] A = {1.340264, -0.081106, 0.000893, 0.003796};
    private static final double M = Math.sqrt(3) / 2;
    private static final double SCALE = WIDTH / (2 * x(Math.PI, 0));
    private static final double TOP = 84;
    private static final double BOTTOM = -58;
    private static final Map<String, String> WITHOUT_NUMBER =
            Map.of("Kosovo", "XK", "N. Cyprus", "CY", "Somaliland", "SO");

    private record Shape(String code, List<List<double[]>> rings) {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Map<String, StringBuilder> outlines = new TreeMap<>();
        for (Shape shape : shapes(folder.resolve("countries-110m.json"))) {
            if (!shape.code().equals("AQ")) {
                StringBuilder path = outlines.computeIfAbsent(shape.code(), code -> new StringBuilder());
                shape.rings().forEach(ring -> path.append(path(ring)));
            }
        }
        Map<String, double[]> places = new TreeMap<>();
        for (Shape shape : shapes(folder.resolve("countries-50m.json"))) {
            places.putIfAbsent(shape.code(), centre(shape.rings()));
        }
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode map = mapper.createObjectNode();
        map.put("width", WIDTH);
        map.put("height", Math.round(y(TOP) > y(BOTTOM) ? y(TOP) - y(BOTTOM) : y(BOTTOM) - y(TOP)));
        ObjectNode paths = map.putObject("outlines");
        outlines.forEach((code, path) -> paths.put(code, path.toString()));
        ObjectNode points = map.putObject("places");
        places.forEach(
                (code, place) -> points.putArray(code).add(round(place[0])).add(round(place[1])));
        System.out.println(mapper.writeValueAsString(map));
    }

    private static List<Shape> shapes(Path file) throws IOException {
        JsonNode topology = new ObjectMapper().readTree(Files.readString(file));
        List<List<double[]>> arcs = arcs(topology);
        List<Shape> shapes = new ArrayList<>();
        for (JsonNode geometry : topology.at("/objects/countries/geometries")) {
            String code = code(geometry);
            List<List<double[]>> rings = new ArrayList<>();
            if (geometry.get("type").asText().equals("Polygon")) {
                geometry.get("arcs").forEach(ring -> rings.add(ring(ring, arcs)));
            } else {
                geometry.get("arcs").forEach(polygon -> polygon.forEach(ring -> rings.add(ring(ring, arcs))));
            }
            if (!code.isEmpty()) {
                shapes.add(new Shape(code, rings));
            }
        }
        return shapes;
    }

    private static String code(JsonNode geometry) {
        if (!geometry.has("id")) {
            return WITHOUT_NUMBER.getOrDefault(geometry.at("/properties/name").asText(), "");
        }
        try {
            return Region.getInstance(Integer.parseInt(geometry.get("id").asText()))
                    .toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Arcs of TopoJSON: differences of whole numbers, which the transform makes degrees. */
    private static List<List<double[]>> arcs(JsonNode topology) {
        JsonNode scale = topology.at("/transform/scale");
        JsonNode translate = topology.at("/transform/translate");
        List<List<double[]>> arcs = new ArrayList<>();
        for (JsonNode arc : topology.get("arcs")) {
            List<double[]> points = new ArrayList<>();
            long x = 0;
            long y = 0;
            for (JsonNode step : arc) {
                x += step.get(0).asLong();
                y += step.get(1).asLong();
                points.add(new double[] {
                    x * scale.get(0).asDouble() + translate.get(0).asDouble(),
                    y * scale.get(1).asDouble() + translate.get(1).asDouble()
                });
            }
            arcs.add(points);
        }
        return arcs;
    }

    /** A negative number stands for the arc of its complement, backwards. */
    private static List<double[]> ring(JsonNode indexes, List<List<double[]>> arcs) {
        List<double[]> ring = new ArrayList<>();
        for (JsonNode node : indexes) {
            int index = node.asInt();
            List<double[]> arc = new ArrayList<>(arcs.get(index < 0 ? ~index : index));
            if (index < 0) {
                java.util.Collections.reverse(arc);
            }
            ring.addAll(ring.isEmpty() ? arc : arc.subList(1, arc.size()));
        }
        return ring;
    }

    /** A ring that crosses the edge of the map goes on at its other side, without a line across. */
    private static String path(List<double[]> ring) {
        StringBuilder path = new StringBuilder();
        String before = "";
        double longitude = ring.get(0)[0];
        for (double[] point : ring) {
            double latitude = Math.max(BOTTOM, Math.min(TOP, point[1]));
            String at = number(screenX(point[0], latitude)) + "," + number(screenY(latitude));
            boolean jumps = Math.abs(point[0] - longitude) > 180;
            if (!at.equals(before)) {
                path.append(path.length() == 0 || jumps ? "M" : "L").append(at);
                before = at;
            }
            longitude = point[0];
        }
        return path.append(path.indexOf("M", 1) > 0 ? "" : "Z").toString();
    }

    /** Middle of the largest ring, by its area. */
    private static double[] centre(List<List<double[]>> rings) {
        double most = -1;
        double[] centre = {0, 0};
        for (List<double[]> ring : rings) {
            double area = 0;
            double x = 0;
            double y = 0;
            for (int i = 0; i + 1 < ring.size(); i++) {
                double[] a = ring.get(i);
                double[] b = ring.get(i + 1);
                double cross = a[0] * b[1] - b[0] * a[1];
                area += cross / 2;
                x += (a[0] + b[0]) * cross;
                y += (a[1] + b[1]) * cross;
            }
            if (Math.abs(area) > most) {
                most = Math.abs(area);
                double longitude = area == 0 ? ring.get(0)[0] : x / (6 * area);
                double latitude = area == 0 ? ring.get(0)[1] : y / (6 * area);
                centre = new double[] {screenX(longitude, latitude), screenY(latitude)};
            }
        }
        return centre;
    }

    private static double screenX(double longitude, double latitude) {
        return WIDTH / 2 + SCALE * x(Math.toRadians(longitude), Math.toRadians(latitude));
    }

    private static double screenY(double latitude) {
        return y(TOP) - y(latitude);
    }

    private static double y(double latitude) {
        double theta = Math.asin(M * Math.sin(Math.toRadians(latitude)));
        double t2 = theta * theta;
        double t6 = t2 * t2 * t2;
        return SCALE * theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
    }

    private static double x(double lambda, double phi) {
        double theta = Math.asin(M * Math.sin(phi));
        double t2 = theta * theta;
        double t6 = t2 * t2 * t2;
        return lambda * Math.cos(theta) / (M * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
