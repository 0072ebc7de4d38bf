package org.stagedoor.core.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.core.brand.Brand;

/**
 * The files that pages load.
 *
 * @param files by name: ours, and the operator's, which come first
 */
record Assets(Map<String, Asset> files) {
  private static final List<Asset> OURS =
      List.of(
          Asset.load("style.css", "text/css;charset=utf-8"),
          Asset.load("done.js", "text/javascript;charset=utf-8"),
          Asset.load("mark.svg", "image/svg+xml"));

  private static final List<String> LOGOS = List.of("logo.svg", "logo.png", "logo.webp");

  static Assets of(Map<String, Brand.File> own) {
    Map<String, Asset> files = new HashMap<>();
    OURS.forEach(asset -> files.put(asset.name(), asset));
    own.forEach((name, file) -> files.put(name, Asset.of(name, file.type(), file.bytes())));
    return new Assets(Map.copyOf(files));
  }

  /** A file by its name. */
  Optional<Asset> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** A file of ours. */
  Asset our(String name) {
    return find(name).orElseThrow();
  }

  /** The picture at the head of each page. */
  Asset logo() {
    return LOGOS.stream()
        .flatMap(name -> find(name).stream())
        .findFirst()
        .orElseGet(() -> our("mark.svg"));
  }
}
