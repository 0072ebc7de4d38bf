package org.stagedoor.core.brand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandsTest {
  @TempDir Path temporary;
  private Path folder;
  private Instant now = Instant.EPOCH;
  private Brands brands;

  @BeforeEach
  void open() {
    folder = temporary.resolve("pages");
    brands = new Brands(Map.of(), folder, () -> now);
  }

  private Brand later() {
    now = now.plusSeconds(1);
    return brands.get();
  }

  private void write(String name, String text) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), text);
  }

  private static String source(Brand brand) {
    return Objects.requireNonNull(brand.templates().get("form")).source();
  }

  @Test
  void withoutAFolderThereIsNothing() {
    assertSame(Brand.NONE, brands.get());
    assertSame(Brand.NONE, later());
  }

  @Test
  void whatAFileIsIsToldByItsName() throws Exception {
    write("form.mustache", "<form>");
    write("messages_de.properties", "error = Achtung\nm.login.password.title = Größe");
    write("logo.svg", "<svg/>");
    write("notes.txt", "nothing to the pages");
    write(".form.mustache.swp", "an editor's");
    Brand brand = brands.get();
    assertEquals(Set.of("form"), brand.templates().keySet());
    assertEquals("<form>", source(brand));
    assertEquals(
        Map.of("de", Map.of("error", "Achtung", "m.login.password.title", "Größe")), brand.texts());
    assertEquals(Set.of("logo.svg"), brand.files().keySet());
    Brand.File logo = Objects.requireNonNull(brand.files().get("logo.svg"));
    assertEquals("image/svg+xml", logo.type());
    assertArrayEquals("<svg/>".getBytes(StandardCharsets.UTF_8), logo.bytes());
  }

  @Test
  void changesAreSeenWithinASecond() throws Exception {
    write("form.mustache", "one");
    Brand first = brands.get();
    assertSame(first, later());
    write("form.mustache", "another");
    assertSame(first, brands.get());
    Brand second = later();
    assertNotSame(first, second);
    assertEquals("another", source(second));
    Files.delete(folder.resolve("form.mustache"));
    assertEquals(Map.of(), later().templates());
  }

  @Test
  void whatCannotBeUsedIsLeftOut() throws Exception {
    write("messages_de.properties", "a = \\u12");
    write("messages_fr.properties", "a = b");
    write("logo.png", "x".repeat((1 << 20) + 1));
    Files.write(folder.resolve("text.mustache"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.createDirectory(folder.resolve("layout.mustache"));
    Brand brand = brands.get();
    assertEquals(Set.of("fr"), brand.texts().keySet());
    assertEquals(Map.of(), brand.files());
    assertEquals(Map.of(), brand.templates());
  }
}
