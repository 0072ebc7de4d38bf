package org.stagedoor.api.config;

/**
 * A setting that can't be. The message is one line for the operator: the file, the key, what is
 * allowed, and, unless it is a secret, what is there instead.
 */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  SettingException(String message) {
    super(message);
  }
}
