package org.stagedoor.core.protocol;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.stagedoor.api.stage.Stage;

/** Installs stages where there is no framework. */
final class Stagehand {
  /** Nothing is updated here. */
  static final Patience NONE = () -> Duration.ZERO;

  private final StageServices services = new StageServices(Quiet.of(BundleContext.class), NONE);

  /** The registry, as the engine has it. */
  StageServices services() {
    return services;
  }

  /** Installs a stage as if its bundle had registered it. */
  void install(String type, Map<String, Object> properties, Stage stage) {
    Bundle bundle =
        answering(
            Bundle.class,
            Map.of("getSymbolicName", "org.example.bench", "getVersion", new Version(1, 0, 0)));
    Map<String, Object> all = new HashMap<>(properties);
    all.put("stagedoor.stage", type);
    services.add(reference(bundle), stage, all);
  }

  @SuppressWarnings("unchecked") // There is no class of a reference to a stage.
  private static ServiceReference<Stage> reference(Bundle bundle) {
    return (ServiceReference<Stage>) answering(ServiceReference.class, Map.of("getBundle", bundle));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> arguments != null && proxy == arguments[0];
                  default -> answers.get(method.getName());
                }));
  }

  void close() {
    services.stop();
  }
}
