package org.stagedoor.sms.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings, for tools. */
@ObjectClassDefinition(name = "Stagedoor · text messages by HTTP")
@interface SmsConfig {
  /** Whose gateway. */
  @AttributeDefinition(
      name = "Preset",
      description = "twilio, kannel, or own: what holds where the rest says nothing.")
  String preset() default "own";

  /** Where it is. */
  @AttributeDefinition(name = "URL", description = "Of the gateway, with words in braces.")
  String url() default "";

  /** How it is asked. */
  @AttributeDefinition(name = "Method", description = "POST or GET; empty for the preset's.")
  String method() default "";

  /** What else it is told. */
  @AttributeDefinition(name = "Headers", description = "X-Key: {password} | Accept: text/plain.")
  String headers() default "";

  /** What is posted. */
  @AttributeDefinition(name = "Body", description = "What is posted, with words in braces.")
  String body() default "";

  /** The form of that. */
  @AttributeDefinition(name = "Type of the body", description = "form or json.")
  String body_type() default "form";

  /** How the sender is proved. */
  @AttributeDefinition(
      name = "Authentication",
      description = "basic or none; empty for the preset's.")
  String auth() default "";

  /** Who sends. */
  @AttributeDefinition(name = "User", description = "For {user}, and for basic authentication.")
  String user() default "";

  /** The proof. */
  @AttributeDefinition(name = "Password", description = "For {password}, and for the same.")
  String _password() default "";

  /** Whom messages are from. */
  @AttributeDefinition(name = "From", description = "For {from}: a number or a name.")
  String from() default "";

  /** What success is. */
  @AttributeDefinition(
      name = "Pattern of success",
      description = "A regular expression, found in the body of a 2xx; empty for any body.")
  String success_pattern() default "";

  /** What is hopeless. */
  @AttributeDefinition(
      name = "Pattern of refusal",
      description =
          "A regular expression, found in a body that refuses for good; empty for 400, 410, 422.")
  String refused_pattern() default "";

  /** What the log says. */
  @AttributeDefinition(
      name = "Pattern of reasons",
      description = "A regular expression whose first group is written to the log.")
  String reason_pattern() default "";

  /** Where messages go. */
  @AttributeDefinition(
      name = "Allowed countries",
      description = "Two letters each, separated by blanks, or any.")
  String countries_allowed() default "";

  /** Where they do not. */
  @AttributeDefinition(
      name = "Denied countries",
      description = "Two letters each, separated by blanks.")
  String countries_denied() default "";

  /** To which numbers. */
  @AttributeDefinition(
      name = "Kinds of numbers",
      description = "mobile, and fixed or internet beside it.")
  String numbers() default "mobile";

  /** What a segment costs. */
  @AttributeDefinition(
      name = "Price",
      description = "Of a segment, in a unit of your choice, 0 to 1000000.")
  int price() default 1;

  /** Where it costs otherwise. */
  @AttributeDefinition(
      name = "Prices of countries",
      description = "DE=8 FR=6: those that differ, 0 to 999999.")
  String price_countries() default "";

  /** How much in all. */
  @AttributeDefinition(
      name = "Budget, a day",
      description = "How much may be spent, 1 to 1000000000; 0 for any amount.")
  int budget_daily() default 1000;

  /** How much for a country. */
  @AttributeDefinition(
      name = "Budget of a country, a day",
      description = "How much may be spent, 1 to 1000000000; 0 for any amount.")
  int budget_country_daily() default 0;

  /** How many at once. */
  @AttributeDefinition(name = "Connections", description = "How many at once, 1 to 50.")
  int connections() default 4;

  /** How long the gateway may take. */
  @AttributeDefinition(
      name = "Time limit",
      description = "How long the gateway may take, in seconds, 1 to 60.")
  int timeout_seconds() default 10;

  /** The first pause. */
  @AttributeDefinition(
      name = "First pause",
      description = "Before a text is tried again, in seconds, 1 to 3600; it doubles each time.")
  int retry_first_seconds() default 5;

  /** The longest pause. */
  @AttributeDefinition(name = "Longest pause", description = "In seconds, 1 to 86400.")
  int retry_longest_seconds() default 300;

  /** When to give up. */
  @AttributeDefinition(
      name = "Patience",
      description = "After how many minutes a text is given up, 1 to 1440.")
  int retry_minutes() default 30;
}
