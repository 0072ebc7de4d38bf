package org.stagedoor.core.protocol;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

/**
 * What a session was begun for. It never changes, and is all that there is of a session without
 * progress.
 *
 * @param operation the operation's name
 * @param method the HTTP method
 * @param path the path, decoded
 * @param parameters the path's parameters
 * @param query those parameters of the query string that belong to the operation's identity
 * @param user the requester's user id; empty for nobody
 * @param device the requester's device; empty for none
 * @param created when it was begun, to the millisecond
 * @param shown what stages said that they showed then, by auth type
 * @param browser the name of the browser that it belongs to; empty for a client's
 */
record Header(
    String operation,
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> query,
    String user,
    String device,
    Instant created,
    Map<String, String> shown,
    String browser) {

  /** Of a client. */
  Header(
      String operation,
      String method,
      String path,
      Map<String, String> parameters,
      Map<String, String> query,
      String user,
      String device,
      Instant created,
      Map<String, String> shown) {
    this(operation, method, path, parameters, query, user, device, created, shown, "");
  }

  static Header of(GuardedCall guarded, Call call) {
    return new Header(
        guarded.name(),
        call.method(),
        call.path(),
        call.parameters(),
        identity(guarded, call.query()),
        call.requester().map(requester -> requester.user().toString()).orElse(""),
        call.requester().flatMap(Requester::device).orElse(""),
        Instant.ofEpochMilli(call.now().toEpochMilli()),
        Map.of(),
        guarded.hosted() ? call.origin().browser().orElseThrow() : "");
  }

  private static Map<String, String> identity(GuardedCall guarded, Map<String, String> query) {
    if (query.isEmpty() || guarded.query().isEmpty()) {
      return Map.of();
    }
    Map<String, String> some = new TreeMap<>(query);
    some.keySet().retainAll(guarded.query());
    return some;
  }

  Header showing(Map<String, String> stages) {
    if (stages.equals(shown)) {
      return this;
    }
    return new Header(
        operation,
        method,
        path,
        parameters,
        query,
        user,
        device,
        created,
        Map.copyOf(stages),
        browser);
  }

  /** Whether a browser began it. */
  boolean hosted() {
    return !browser.isEmpty();
  }

  /**
   * Whether a browser may act in it: one that another began must not be finished by somebody who
   * was led here.
   */
  boolean admits(Optional<String> other) {
    return browser.isEmpty() || other.filter(browser::equals).isPresent();
  }

  /**
   * Whether a call is the one that the session was begun for: same operation, parameters and
   * requester.
   */
  boolean fits(Header other) {
    return operation.equals(other.operation)
        && method.equals(other.method)
        && parameters.equals(other.parameters)
        && query.equals(other.query)
        && user.equals(other.user)
        && device.equals(other.device)
        && browser.equals(other.browser);
  }

  /** This call without a body, as a browser that only knows the session repeats it. */
  Call call(Call.Origin origin, Instant now) {
    Optional<Requester> requester =
        UserId.parse(user)
            .map(
                id ->
                    new Requester(
                        id,
                        Optional.of(device).filter(text -> !text.isEmpty()),
                        "",
                        Requester.Kind.USER));
    return new Call(
        method, path, parameters, query, Dict.EMPTY, requester, origin, Optional.empty(), now);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(operation);
    out.writeUTF(method);
    out.writeUTF(path);
    write(out, parameters);
    write(out, query);
    out.writeUTF(user);
    out.writeUTF(device);
    out.writeLong(created.toEpochMilli());
    if (!shown.isEmpty() || hosted()) {
      write(out, shown);
    }
    if (hosted()) {
      out.writeUTF(browser);
    }
  }

  /** Reads what {@link #write} wrote; throws {@link UncheckedIOException} for anything else. */
  static Header read(byte[] bytes, int from, int length) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, length))) {
      return new Header(
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          readMap(in),
          readMap(in),
          in.readUTF(),
          in.readUTF(),
          Instant.ofEpochMilli(in.readLong()),
          in.available() > 0 ? readMap(in) : Map.of(),
          in.available() > 0 ? in.readUTF() : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, Map<String, String> map) throws IOException {
    out.writeByte(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> readMap(DataInputStream in) throws IOException {
    int size = in.readUnsignedByte();
    if (size == 0) {
      return Map.of();
    }
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
  }
}
