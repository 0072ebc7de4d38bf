package org.stagedoor.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What a start is told, checked as far as no file or socket is touched.
 *
 * @param home the unpacked archive
 * @param host the address to listen on
 * @param port 0 to 65,535; 0 until a free one is chosen
 * @param serverName the part of user ids after the colon
 * @param publicUri the address that clients use; empty for that of host and port
 * @param data the folder of the database
 * @param etc the folder of the settings
 * @param deploy the folder into which stages are dropped
 */
record Settings(
    Path home,
    String host,
    int port,
    String serverName,
    String publicUri,
    Path data,
    Path etc,
    Path deploy) {

  /**
   * Checks the options' form.
   *
   * @throws StartException naming the flag or the variable
   */
  static Settings of(Path home, Options options) throws StartException {
    return new Settings(
        home,
        options.value(Option.HOST),
        port(options),
        serverName(options),
        publicUri(options),
        home.resolve(options.value(Option.DATA)).toAbsolutePath().normalize(),
        home.resolve(options.value(Option.ETC)).toAbsolutePath().normalize(),
        home.resolve(options.value(Option.DEPLOY)).toAbsolutePath().normalize());
  }

  Settings onPort(int chosen) {
    return new Settings(home, host, chosen, serverName, publicUri, data, etc, deploy);
  }

  /** Where the server is reached from this machine. */
  URI address() {
    boolean any = host.equals("0.0.0.0") || host.equals("::");
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + (any ? "127.0.0.1" : literal) + ":" + port);
  }

  /** The values by the names under which the files in etc/ refer to them. */
  Map<String, String> properties() {
    String uri = publicUri.isEmpty() ? address().toString() : publicUri;
    return Map.of(
        Option.HOST.property(), host,
        Option.PORT.property(), Integer.toString(port),
        Option.SERVER_NAME.property(), serverName,
        Option.PUBLIC_URI.property(), uri,
        Option.DATA.property(), data.toString(),
        Option.ETC.property(), etc.toString(),
        Option.DEPLOY.property(), deploy.toString());
  }

  private static int port(Options options) throws StartException {
    String value = options.value(Option.PORT);
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw wrong(options, Option.PORT, "must be a number from 0 to 65535");
    }
    return Integer.parseInt(value);
  }

  private static String serverName(Options options) throws StartException {
    String value = options.value(Option.SERVER_NAME).toLowerCase(Locale.ROOT);
    if (!value.matches("[a-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9a-f:.]+](:[0-9]{1,5})?")) {
      throw wrong(options, Option.SERVER_NAME, "must be a host name such as example.org");
    }
    return value;
  }

  private static String publicUri(Options options) throws StartException {
    String value = options.value(Option.PUBLIC_URI);
    if (!value.isEmpty() && !value.matches("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s?#/])?/?")) {
      throw wrong(options, Option.PUBLIC_URI, "must be like https://matrix.example.org");
    }
    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
  }

  private static StartException wrong(Options options, Option option, String rule) {
    return new StartException(
        options.origin(option) + " " + rule + ", not '" + options.value(option) + "'");
  }
}
