package org.stagedoor.core.http;

import org.stagedoor.core.brand.Brand;

/**
 * How pages look: ours, and what the operator puts in its place.
 *
 * @param templates their markup
 * @param texts their words
 * @param assets the files that they load
 */
record Look(Templates templates, Texts texts, Assets assets) {
  static Look of(Brand brand) {
    return new Look(
        Templates.of(brand.templates()), new Texts(brand.texts()), Assets.of(brand.files()));
  }
}
