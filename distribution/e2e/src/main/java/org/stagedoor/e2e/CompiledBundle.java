package org.stagedoor.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A bundle that a test writes: compiled against the API that is installed, as somebody else's would
 * be.
 *
 * @param name its symbolic name, package and component
 * @param version its version
 * @param type the name of the class in its source
 * @param source a class file's source
 * @param component the document of Declarative Services
 */
public record CompiledBundle(
    String name, String version, String type, String source, String component) {
  /** Compiles it into a jar that is called like the bundle. */
  public Path jar(Installation installation) throws IOException {
    Path folder = Files.createTempDirectory(installation.data(), "compiled");
    Path file = Files.writeString(folder.resolve(type + ".java"), source);
    List<String> options =
        List.of(
            "-proc:none",
            "-cp",
            installation.jar("bundle", "org.stagedoor.api").toString(),
            "-d",
            folder.toString(),
            file.toString());
    int errors =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(new String[0]));
    if (errors != 0) {
      throw new AssertionError(type + " does not compile");
    }
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(bytes, manifest())) {
      put(out, "OSGI-INF/component.xml", component.getBytes(StandardCharsets.UTF_8));
      Path classes = folder.resolve(name.replace('.', '/'));
      try (Stream<Path> compiled = Files.list(classes)) {
        for (Path one : compiled.toList()) {
          put(out, folder.relativize(one).toString(), Files.readAllBytes(one));
        }
      }
    }
    return jar;
  }

  private Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", version);
    main.putValue("Service-Component", "OSGI-INF/component.xml");
    main.putValue(
        "Import-Package",
        "org.stagedoor.api.account,org.stagedoor.api.http,org.stagedoor.api.json,"
            + "org.stagedoor.api.stage");
    return manifest;
  }

  private static void put(JarOutputStream out, String entry, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(entry));
    out.write(content);
    out.closeEntry();
  }
}
