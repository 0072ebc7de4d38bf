package org.stagedoor.core.brand;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator's folder for the pages, as it was read last. A file that can't be used is named in
 * the log, once, and left out. Used by one thread at a time.
 */
final class BrandFolder {
  private static final Logger LOG = LoggerFactory.getLogger(BrandFolder.class);

  /** A picture that is larger would hold up every page. */
  private static final long MAX_BYTES = 1 << 20;

  private final Path folder;
  private Map<Path, Stamp> stamps = Map.of();
  private Brand brand = Brand.NONE;

  BrandFolder(Path folder) {
    this.folder = folder;
  }

  /** By it one sees whether a file has changed. */
  private record Stamp(FileTime modified, long size) {}

  /** What is in the folder now: the very same object while nothing has changed. */
  Brand read() {
    Map<Path, Stamp> now = stamps();
    if (!now.equals(stamps)) {
      stamps = now;
      brand = read(now);
    }
    return brand;
  }

  private Map<Path, Stamp> stamps() {
    try (Stream<Path> files = Files.list(folder)) {
      Map<Path, Stamp> found = new TreeMap<>();
      for (Path file : files.filter(file -> BrandFile.isKnown(name(file))).toList()) {
        if (Files.isRegularFile(file)) {
          found.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
        }
      }
      return found;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Map.of();
    } catch (IOException e) {
      // A file went while it was looked at: the next look will see the folder at rest.
      LOG.debug("{} can't be looked at now: {}", folder, e.toString());
      return stamps;
    }
  }

  private static Brand read(Map<Path, Stamp> files) {
    Map<String, Brand.Template> templates = new HashMap<>();
    Map<String, Map<String, String>> texts = new HashMap<>();
    Map<String, Brand.File> others = new HashMap<>();
    files.forEach(
        (file, stamp) -> {
          try {
            if (stamp.size() > MAX_BYTES) {
              LOG.error("{} is larger than {} bytes and not used", file, MAX_BYTES);
            } else {
              read(file, templates, texts, others);
            }
          } catch (CharacterCodingException e) {
            LOG.error("{} is not in UTF-8 and not used", file);
          } catch (IOException | IllegalArgumentException e) {
            LOG.error("{} can't be read and is not used: {}", file, e.toString());
          }
        });
    return new Brand(templates, texts, others);
  }

  private static void read(
      Path file,
      Map<String, Brand.Template> templates,
      Map<String, Map<String, String>> texts,
      Map<String, Brand.File> others)
      throws IOException {
    String name = name(file);
    if (BrandFile.template(name).isPresent()) {
      Brand.Template template = new Brand.Template(file.toString(), Files.readString(file));
      templates.put(BrandFile.template(name).get(), template);
    } else if (BrandFile.language(name).isPresent()) {
      texts.put(BrandFile.language(name).get(), texts(Files.readString(file)));
    } else {
      others.put(
          name, new Brand.File(BrandFile.type(name).orElseThrow(), Files.readAllBytes(file)));
    }
  }

  private static Map<String, String> texts(String source) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(source));
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
