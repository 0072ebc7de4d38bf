package org.stagedoor.launcher;

import java.util.Locale;

/** What can be set when the server is started: by a flag, else by the environment. */
enum Option {
  HOST("127.0.0.1", "address to listen on; 0.0.0.0 for every network"),
  PORT("8008", "port to listen on; 0 for any free one"),
  SERVER_NAME("localhost", "the part of user ids after the colon"),
  PUBLIC_URI("", "address that clients use; by default that of host and port"),
  DATA("data", "folder of the database"),
  ETC("etc", "folder of the settings"),
  DEPLOY("deploy", "folder into which stages are dropped");

  private final String fallback;
  private final String help;

  Option(String fallback, String help) {
    this.fallback = fallback;
    this.help = help;
  }

  /** {@code --server-name}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code STAGEDOOR_SERVER_NAME}. */
  String variable() {
    return "STAGEDOOR_" + name();
  }

  /** {@code stagedoor.server-name}: how the files in etc/ refer to the value. */
  String property() {
    return "stagedoor." + flag().substring(2);
  }

  /** The value when none is given; folders are taken relative to the home folder. */
  String fallback() {
    return fallback;
  }

  /** One line for people. */
  String help() {
    return help;
  }
}
