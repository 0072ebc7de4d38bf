package org.stagedoor.account.appservice;

/** Knows the application services. Called by any thread; answers from memory. */
@FunctionalInterface
interface AppserviceRegistry {
  /** The application services as they are. */
  Appservices now();
}
