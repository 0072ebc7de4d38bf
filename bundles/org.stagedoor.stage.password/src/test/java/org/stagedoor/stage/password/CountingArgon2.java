package org.stagedoor.stage.password;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what each hash cost. */
final class CountingArgon2 extends Argon2 {
  private final List<Argon2Cost> spent = new CopyOnWriteArrayList<>();

  CountingArgon2() {
    super(64);
  }

  List<Argon2Cost> spent() {
    return List.copyOf(spent);
  }

  void forget() {
    spent.clear();
  }

  @Override
  byte[] derive(Variant variant, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    spent.add(cost);
    return super.derive(variant, cost, salt, password, length);
  }
}
