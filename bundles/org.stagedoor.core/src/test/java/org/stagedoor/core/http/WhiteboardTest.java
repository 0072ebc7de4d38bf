package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.operation.Operation;

class WhiteboardTest {
  private static final Endpoint ENDPOINT = call -> Reply.ok();
  private static final Operation OPERATION = new FakeOperation();

  private final Whiteboard whiteboard =
      new Whiteboard(
          new ServerSettings(
              proxy(BundleContext.class, (self, method, arguments) -> null),
              Map.of("update.wait.ms", "0")));

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    Object proxy =
        Proxy.newProxyInstance(
            WhiteboardTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    return type.cast(proxy);
  }

  @SuppressWarnings("unchecked") // a proxy knows no type parameters
  private static <T> ServiceReference<T> reference(Map<String, Object> properties) {
    return proxy(
        ServiceReference.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getProperty" -> properties.get(arguments[0]);
              case "compareTo" -> 0;
              case "hashCode" -> System.identityHashCode(self);
              case "equals" -> self == arguments[0];
              default -> null;
            });
  }

  private Match enter(String method, String path) {
    Match match = whiteboard.routes().enter(method, Target.parse(path).segments());
    if (match instanceof Match.Found found) {
      found.routed().lease().exit();
    }
    return match;
  }

  @Test
  void endpointsComeChangeAndGo() {
    ServiceReference<Endpoint> before =
        reference(
            Map.of(
                "stagedoor.route", "GET /a", "stagedoor.access", "GUEST", "stagedoor.form", true));
    whiteboard.bindEndpoint(ENDPOINT, before);
    Routed routed = assertInstanceOf(Match.Found.class, enter("GET", "/a")).routed();
    assertEquals(Access.GUEST, routed.access());
    assertEquals(new Service.Plain(ENDPOINT, true), routed.service());
    whiteboard.unbindEndpoint(before);
    assertEquals(Match.NOTHING, enter("GET", "/a"));
    whiteboard.unbindEndpoint(before);
  }

  @Test
  void operationsBringTheirProperties() {
    ServiceReference<Operation> reference =
        reference(
            Map.of(
                "stagedoor.route",
                new String[] {"POST /a", "POST /b"},
                "stagedoor.operation",
                "op",
                "stagedoor.query",
                List.of("kind"),
                "stagedoor.grace",
                "true"));
    whiteboard.bindOperation(OPERATION, reference);
    Routed routed = assertInstanceOf(Match.Found.class, enter("POST", "/b")).routed();
    Service.Guarded guarded = assertInstanceOf(Service.Guarded.class, routed.service());
    assertEquals(Access.USER, routed.access());
    assertEquals("op", guarded.call().name());
    assertEquals(List.of("kind"), guarded.call().query());
    assertEquals(true, guarded.call().grace());
    assertSame(OPERATION, guarded.call().operation());
    whiteboard.unbindOperation(reference);
    assertEquals(Match.NOTHING, enter("POST", "/a"));
  }

  @Test
  void mistakesConcernOneRouteOnly() {
    whiteboard.bindEndpoint(
        ENDPOINT, reference(Map.of("stagedoor.route", new String[] {"GET a", "GET /b", "/c"})));
    assertInstanceOf(Match.Found.class, enter("GET", "/b"));
    whiteboard.bindEndpoint(
        ENDPOINT, reference(Map.of("stagedoor.route", "GET /d", "stagedoor.access", "ALL")));
    assertEquals(Match.NOTHING, enter("GET", "/d"));
    whiteboard.bindOperation(OPERATION, reference(Map.of("stagedoor.route", "GET /e")));
    assertEquals(Match.NOTHING, enter("GET", "/e"));
  }
}
