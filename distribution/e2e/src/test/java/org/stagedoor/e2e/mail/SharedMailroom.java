package org.stagedoor.e2e.mail;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one mail room to all classes that need no settings of their own. */
final class SharedMailroom implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedMailroom.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Mailroom.class;
  }

  @Override
  public Mailroom resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Mailroom.class, type -> start(), Mailroom.class);
  }

  private static Mailroom start() {
    try {
      return Mailroom.open();
    } catch (Exception e) {
      throw new IllegalStateException("the mail room does not open", e);
    }
  }
}
