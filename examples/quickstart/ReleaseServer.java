// SPDX-License-Identifier: Apache-2.0

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Serves a small release of plugins on loopback until its input ends: the one in {@code
 * examples/neo}, in two versions, and an executable of this very JDK under another plugin's name.
 * Run with {@code java ReleaseServer.java FILE NEO}, where the second is the packed plugin; the
 * address is written to the first.
 */
final class ReleaseServer {
  private final Map<String, byte[]> files = new TreeMap<>();

  public static void main(String[] arguments) throws Exception {
    ReleaseServer release = new ReleaseServer();
    release.make(Path.of(arguments[1]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", release::answer);
    server.start();
    Path address = Path.of(arguments[0]);
    Path part = address.resolveSibling(address.getFileName() + ".part");
    Files.writeString(part, "http://127.0.0.1:" + server.getAddress().getPort() + "\n");
    Files.move(part, address);
    while (System.in.read() >= 0) {
      // Whoever started this keeps the input open.
    }
    server.stop(0);
  }

  private void make(Path neo) throws IOException {
    String platform = os() + "_" + arch();
    byte[] other = executable("javac");
    release("0.0.6", platform, Map.of("neo", Files.readAllBytes(neo), "bq2bq", other));
    release("0.0.7", platform, Map.of("neo", withVersion(neo, "0.0.7"), "bq2bq", other));
  }

  /**
   * What a build of the plugin's next version would give: the script, and the jar with a change.
   */
  private static byte[] withVersion(Path plugin, String version) throws IOException {
    byte[] packed = Files.readAllBytes(plugin);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(packed, 0, startOfJar(packed));
    try (ZipFile jar = new ZipFile(plugin.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : jar.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().endsWith("/neo.properties")) {
          out.write(("version=" + version).getBytes(StandardCharsets.UTF_8));
        } else {
          jar.getInputStream(entry).transferTo(out);
        }
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static int startOfJar(byte[] packed) {
    for (int i = 0; i + 3 < packed.length; i++) {
      if (packed[i] == 'P' && packed[i + 1] == 'K' && packed[i + 2] == 3 && packed[i + 3] == 4) {
        return i;
      }
    }
    throw new IllegalArgumentException("the plugin has no jar");
  }

  private void release(String version, String platform, Map<String, byte[]> plugins)
      throws IOException {
    StringBuilder checksums = new StringBuilder();
    for (Map.Entry<String, byte[]> plugin : new TreeMap<>(plugins).entrySet()) {
      String binary = "optimus-" + plugin.getKey() + "_" + platform + (windows() ? ".exe" : "");
      Map<String, byte[]> contents = new LinkedHashMap<>();
      contents.put("LICENSE", "Apache-2.0\n".getBytes(StandardCharsets.UTF_8));
      contents.put("README.md", ("# " + binary + "\n").getBytes(StandardCharsets.UTF_8));
      contents.put(binary, plugin.getValue());
      boolean zip = plugin.getKey().equals("bq2bq");
      String name = plugin.getKey() + "_" + version + "_" + platform + (zip ? ".zip" : ".tar.gz");
      byte[] archive = zip ? zip(contents) : tarGz(contents);
      files.put("/" + version + "/" + name, archive);
      checksums.append(sha256(archive)).append("  ").append(name).append('\n');
    }
    files.put(
        "/" + version + "/checksums.txt", checksums.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = files.get(exchange.getRequestURI().getPath());
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String tag = '"' + sha256(body).substring(0, 16) + '"';
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static byte[] executable(String name) throws IOException {
    return Files.readAllBytes(
        Path.of(System.getProperty("java.home"), "bin", name + (windows() ? ".exe" : "")));
  }

  private static byte[] tarGz(Map<String, byte[]> contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        byte[] content = entry.getValue();
        out.write(tarHeader(entry.getKey(), content.length));
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
      }
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  /**
   * POSIX ustar: fields at fixed places, numbers in octal, a sum over all with its own as blanks.
   */
  private static byte[] tarHeader(String name, int size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, name.startsWith("optimus-") ? "0000755" : "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format(Locale.ROOT, "%011o", size));
    put(header, 136, "00000000000");
    Arrays.fill(header, 148, 156, (byte) ' ');
    put(header, 156, "0");
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static byte[] zip(Map<String, byte[]> contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(315_532_800_000L);
        out.putNextEntry(header);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean windows() {
    return os().equals("windows");
  }

  private static String os() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : name;
  }

  private static String arch() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
