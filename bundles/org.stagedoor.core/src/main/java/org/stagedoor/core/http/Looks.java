package org.stagedoor.core.http;

import java.util.function.Supplier;
import org.stagedoor.core.brand.Brand;

/** Follows the operator's folder: made anew when it has changed, and only then. Any thread. */
final class Looks implements Supplier<Look> {
  private final Supplier<Brand> brands;
  private volatile Made made = new Made(Brand.NONE, Look.of(Brand.NONE));

  /**
   * The looks.
   *
   * @param brands the very same object while nothing has changed
   */
  Looks(Supplier<Brand> brands) {
    this.brands = brands;
  }

  private record Made(Brand brand, Look look) {}

  @Override
  public Look get() {
    Brand brand = brands.get();
    Made known = made;
    return isOf(known, brand) ? known.look() : make(brand);
  }

  /** By one thread at a time, so that what is wrong is logged once. */
  private synchronized Look make(Brand brand) {
    if (!isOf(made, brand)) {
      made = new Made(brand, Look.of(brand));
    }
    return made.look();
  }

  @SuppressWarnings("ReferenceEquality") // To compare what is in them would cost more each time.
  private static boolean isOf(Made known, Brand brand) {
    return known.brand() == brand;
  }
}
