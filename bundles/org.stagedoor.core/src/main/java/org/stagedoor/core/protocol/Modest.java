package org.stagedoor.core.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;

/**
 * Whether what a stage gives to be told is so deep or so large that telling it would break the
 * answer, which is that of all stages.
 */
final class Modest {
  /** As deep as the deepest request that is read. */
  private static final int MAX_DEPTH = 64;

  private int left;

  private Modest(int letters) {
    this.left = letters;
  }

  /**
   * Looks at an object.
   *
   * @param letters about how many it may have, in names and texts; whatever else it has counts as
   *     one
   */
  static boolean is(Dict dict, int letters) {
    return new Modest(letters).fits(dict, MAX_DEPTH);
  }

  private boolean fits(@Nullable Object value, int depth) {
    left -= value instanceof String text ? text.length() : 1;
    if (left < 0 || depth == 0) {
      return false;
    }
    if (value instanceof Dict dict) {
      return dict.members().entrySet().stream()
          .allMatch(member -> fits(member.getKey(), depth) && fits(member.getValue(), depth - 1));
    }
    return !(value instanceof List<?> list) || list.stream().allMatch(it -> fits(it, depth - 1));
  }
}
