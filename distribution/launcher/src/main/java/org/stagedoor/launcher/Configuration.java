package org.stagedoor.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The framework's properties: what the launcher decides for every installation. */
final class Configuration {
  /** The start level at which the server is complete. */
  static final int COMPLETE = 90;

  /** Packages on the launcher's class path that bundles use too. */
  private static final String SHARED =
      String.join(
          ",",
          "org.osgi.service.component;version=1.5.1",
          "org.osgi.service.component.propertytypes;version=1.5.1",
          "org.osgi.service.component.runtime;version=1.5.0",
          "org.osgi.service.component.runtime.dto;version=1.5.0",
          "org.osgi.util.promise;version=1.3.0",
          "org.osgi.util.function;version=1.2.0");

  private Configuration() {}

  /** The properties for {@code settings}. */
  static Map<String, String> of(Settings settings) {
    Path cache = DataFolder.cache(settings.data());
    Map<String, String> map = new HashMap<>(settings.properties());
    map.put("org.osgi.framework.system.packages.extra", SHARED);
    // Nothing survives in the cache: bundle/, deploy/ and etc/ alone say what runs.
    map.put("org.osgi.framework.storage", cache.toString());
    map.put("org.osgi.framework.storage.clean", "onFirstInit");
    map.put("org.osgi.framework.startlevel.beginning", Integer.toString(COMPLETE));
    map.put("felix.cm.pm", "memory");
    map.put("felix.log.level", "0");
    // The settings alone: org.stagedoor.deploy looks after the folder deploy/.
    map.put("felix.fileinstall.dir", settings.etc().toString());
    // What it says is ours to hand on, checked, from org.stagedoor.http.cfg.
    String settingsFiles = "(?!" + Pattern.quote(EtcFolder.PASSED_OVER) + "$).*\\.(cfg|config)";
    map.put("felix.fileinstall.filter", settingsFiles);
    map.put("felix.fileinstall.tmpdir", cache.resolve("fileinstall").toString());
    map.put("felix.fileinstall.poll", "300");
    // The settings are there before any component that reads them.
    map.put("felix.fileinstall.noInitialDelay", "true");
    map.put("org.apache.felix.http.require.config", "true");
    // The Web Console, if it is put in place, stays shut until our bundle guards it.
    map.put("felix.webconsole.security.providers", "org.stagedoor.webconsole");
    map.put("felix.fileinstall.enableConfigSave", "false");
    // Names of policies and the like are written in every script; by default it reads Latin-1.
    map.put("felix.fileinstall.configEncoding", "UTF-8");
    map.put("felix.fileinstall.log.level", "2");
    map.put("felix.fileinstall.start.level", "60");
    map.put(
        "org.ops4j.pax.logging.StaticLogbackFile",
        settings.etc().resolve("logging.xml").toString());
    // Its loggers get names of their own, org.apache.felix.scr.…, so that etc/logging.xml can
    // silence them: which component failed, and why, is told by FailureWatch.
    map.put("ds.log.extension", "true");
    // A look at all components takes its time, so not at each of many changes.
    map.put("ds.service.changecount.timeout", "1000");
    map.put("org.ops4j.pax.logging.DefaultServiceLog.level", "WARN");
    map.put("org.ops4j.pax.logging.service.frameworkEventsLogLevel", "DISABLED");
    return map;
  }
}
