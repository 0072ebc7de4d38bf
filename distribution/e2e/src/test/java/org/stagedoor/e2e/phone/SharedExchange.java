package org.stagedoor.e2e.phone;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one exchange to all classes that need no settings of their own. */
final class SharedExchange implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedExchange.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Exchange.class;
  }

  @Override
  public Exchange resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Exchange.class, type -> start(), Exchange.class);
  }

  private static Exchange start() {
    try {
      return Exchange.open();
    } catch (Exception e) {
      throw new IllegalStateException("the exchange does not open", e);
    }
  }
}
