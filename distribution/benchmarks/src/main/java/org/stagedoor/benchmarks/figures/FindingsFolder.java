package org.stagedoor.benchmarks.figures;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a JSON file for each benchmark: a later run of one of them replaces its file alone.
 *
 * @param path the folder
 */
public record FindingsFolder(Path path) {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String SUFFIX = ".json";

  /** Writes, or replaces, what one benchmark found. */
  public void write(Findings findings) throws IOException {
    Files.createDirectories(path);
    Files.writeString(
        path.resolve(findings.benchmark() + SUFFIX), dense(JSON.toJson(findings)) + "\n");
  }

  /** Puts the samples of a figure, and each point, on one line, however many there are. */
  private static String dense(String json) {
    return json.replaceAll("(?<=\\d),\\n\\s+(?=[-\\d])", ", ")
        .replaceAll("\\[\\n\\s+(?=[-\\d])", "[")
        .replaceAll("(?<=\\d)\\n\\s+]", "]")
        .replaceAll("\\{\\n\\s+\"x\": (\\S+)\\n\\s+\"y\": (\\S+)\\n\\s+}", "{\"x\": $1 \"y\": $2}");
  }

  private static Findings read(Path file) throws IOException {
    try {
      return JSON.fromJson(Files.readString(file), Findings.class);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(file + " is no report's file, or not whole", e);
    }
  }

  /** Reads everything, sorted by name; nothing if there is no such folder. */
  public List<Findings> read() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<Findings> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(one -> one.toString().endsWith(SUFFIX)).sorted().toList()) {
        all.add(read(file));
      }
    }
    return all;
  }
}
