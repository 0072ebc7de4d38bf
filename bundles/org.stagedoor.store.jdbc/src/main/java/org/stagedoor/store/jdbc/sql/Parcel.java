package org.stagedoor.store.jdbc.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are sent together, as one text with semicolons, by which PostgreSQL's driver
 * sends them one behind the other and waits once. The server passes over what follows one that
 * failed, a commit included. Used by one thread.
 */
final class Parcel {
  /** The server learns each text once for each connection, so that none should be long. */
  private static final int MAX = 16;

  private final List<String> texts;
  private final List<@Nullable Object> parameters;

  Parcel() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  private Parcel(List<String> texts, List<@Nullable Object> parameters) {
    this.texts = texts;
    this.parameters = parameters;
  }

  void add(String text, @Nullable Object... more) {
    texts.add(text);
    Collections.addAll(parameters, more);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  int size() {
    return texts.size();
  }

  boolean isFull() {
    return texts.size() >= MAX;
  }

  boolean isOnly(String text) {
    return texts.size() == 1 && beginsWith(text);
  }

  boolean beginsWith(String text) {
    return !texts.isEmpty() && texts.get(0).equals(text);
  }

  /** Takes everything out. */
  Parcel empty() {
    Parcel full = new Parcel(List.copyOf(texts), new ArrayList<>(parameters));
    texts.clear();
    parameters.clear();
    return full;
  }

  String text() {
    return String.join("; ", texts);
  }

  @Nullable Object[] parameters() {
    return parameters.toArray();
  }
}
