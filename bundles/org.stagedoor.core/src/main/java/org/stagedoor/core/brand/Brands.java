package org.stagedoor.core.brand;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;

/**
 * The operator's folder for the pages, PID {@value #PID}: looked at when a page is asked for, at
 * most once a second. Used by any thread.
 */
@Component(immediate = true, service = Brands.class, configurationPid = Brands.PID)
@Designate(ocd = Brands.Config.class)
public final class Brands implements Supplier<Brand> {
  static final String PID = "org.stagedoor.pages";

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final LiveSettings<BrandFolder> folder;
  private final InstantSource clock;
  private volatile Instant until = Instant.MIN;
  private volatile Brand now = Brand.NONE;

  /** Where it is. */
  @ObjectClassDefinition(name = "Stagedoor: pages")
  public @interface Config {
    /** The folder. */
    @AttributeDefinition(
        name = "Folder",
        description = "Templates, texts and pictures; empty for pages beside the settings.")
    String folder() default "";
  }

  /** Called by DS. */
  @Activate
  public Brands(BundleContext context, Map<String, ?> properties) {
    this(
        properties,
        Path.of(Optional.ofNullable(context.getProperty("stagedoor.etc")).orElse("etc"))
            .resolve("pages"),
        InstantSource.system());
  }

  Brands(Map<String, ?> properties, Path otherwise, InstantSource clock) {
    this.folder =
        new LiveSettings<>(
            PID, properties, file -> new BrandFolder(file.folder("folder").orElse(otherwise)));
    this.clock = clock;
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    folder.update(properties);
  }

  /** What is in the folder: the very same object while nothing has changed. */
  @Override
  public Brand get() {
    return clock.instant().isBefore(until) ? now : look();
  }

  private synchronized Brand look() {
    Instant instant = clock.instant();
    if (!instant.isBefore(until)) {
      now = folder.current().read();
      until = instant.plus(FRESH);
    }
    return now;
  }
}
