import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import org.neo4j.configuration.*;
import org.neo4j.configuration.connectors.*;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.*;
import org.neo4j.graphdb.QueryExecutionException;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Launcher HOME BOLTPORT HTTPPORT PASSWORDFILE CONF daemon|stdin
 *
 * Starts a Neo4j server on the loopback with the password of the file; port 0
 * is a free one. Prints "READY bolt=HOST:PORT http=HOST:PORT". As a daemon it
 * stops, gracefully, when the file HOME/stop appears or on SIGTERM; with stdin
 * it lives as long as its standard input, then deletes HOME and is gone.
 */
public class Launcher {
  public static void main(String[] a) {
    try {
      run(a);
    } catch (Throwable e) { // the server's own threads would keep us alive
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  static void run(String[] a) throws Exception {
    Path home = Path.of(a[0]).toAbsolutePath();
    boolean daemon = a[5].equals("daemon");
    Path stop = home.resolve("stop");
    Files.deleteIfExists(stop);
    DatabaseManagementService m = new DatabaseManagementServiceBuilder(home)
        .loadPropertiesFromFile(Path.of(a[4]))
        .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(a[1])))
        .setConfig(HttpConnector.enabled, true)
        .setConfig(HttpConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(a[2])))
        .setConfig(HttpsConnector.enabled, false)
        .build();
    if (daemon) Runtime.getRuntime().addShutdownHook(new Thread(m::shutdown));
    String password = Files.readString(Path.of(a[3])).strip();
    try {
      m.database("system").executeTransactionally(
          "ALTER USER neo4j SET PLAINTEXT PASSWORD $p CHANGE NOT REQUIRED", Map.of("p", password));
    } catch (QueryExecutionException e) { // on every start but the first it is the password already
      if (!String.valueOf(e.getMessage()).contains("cannot be the same")) throw e;
    }
    var db = (GraphDatabaseAPI) m.database("neo4j");
    var ports = db.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
    System.out.println("READY bolt=" + ports.getLocalAddress(ConnectorType.BOLT) + " http=" + ports.getLocalAddress(ConnectorType.HTTP));
    System.out.flush();
    if (daemon) {
      while (!Files.exists(stop)) Thread.sleep(200);
      Files.deleteIfExists(stop);
      System.exit(0);
    }
    while (System.in.read() >= 0) {}
    delete(home);
    Runtime.getRuntime().halt(0);
  }

  static void delete(Path dir) {
    try (var files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> { try { Files.delete(f); } catch (IOException e) { /* still in use */ } });
    } catch (IOException | RuntimeException e) { /* a folder of temporary files may stay behind */ }
  }
}
