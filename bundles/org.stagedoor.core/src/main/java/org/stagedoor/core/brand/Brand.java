package org.stagedoor.core.brand;

import java.util.Map;

/**
 * What an operator's folder gives the pages, as it was read at one moment; immutable.
 *
 * @param templates Mustache templates by name, without {@code .mustache}
 * @param texts texts by language, such as {@code de}, and key
 * @param files files that pages load, by name
 */
public record Brand(
    Map<String, Template> templates,
    Map<String, Map<String, String>> texts,
    Map<String, File> files) {
  /** Nothing of one's own. */
  public static final Brand NONE = new Brand(Map.of(), Map.of(), Map.of());

  /** Copies the maps. */
  public Brand {
    templates = Map.copyOf(templates);
    texts = Map.copyOf(texts);
    files = Map.copyOf(files);
  }

  /**
   * A template.
   *
   * @param path the file, to name it when it is wrong
   * @param source what is in it
   */
  public record Template(String path, String source) {}

  /**
   * A file that pages load.
   *
   * @param type its Content-Type
   * @param bytes what is in it
   */
  public record File(String type, byte[] bytes) {}
}
