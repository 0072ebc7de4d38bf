package org.stagedoor.core.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.stage.Claim;

/**
 * Progress as it is stored: JSON with short names, for there are many. What an older or newer node
 * wrote beside is passed over, so that two versions can work side by side.
 */
final class ProgressJson {
  /** As many as are read in a moment, and short enough that they take no memory to speak of. */
  private static final int MOST_RECENT = 256;

  private static final int SHORT = 1024;

  private final JsonCodec json;

  /** What was read lately: clients ask again and again, and many stand at the same point. */
  private final Map<String, Progress> recent = new ConcurrentHashMap<>();

  ProgressJson(JsonCodec json) {
    this.json = json;
  }

  /**
   * Progress as JSON.
   *
   * @param operation what the session is for: what else is said of that is sealed, this is counted
   */
  String write(Progress progress, String operation) {
    List<Dict> passed = new ArrayList<>();
    for (Progress.Passed stage : progress.passed()) {
      Dict item = Dict.of("t", stage.type());
      if (stage.generation() != 0) {
        item = item.with("g", stage.generation());
      }
      if (stage.until().isPresent()) {
        item = item.with("l", stage.until().get().toEpochMilli());
      }
      passed.add(
          stage.claims().isEmpty()
              ? item
              : item.with("c", stage.claims().stream().map(ProgressJson::claim).toList()));
    }
    Dict dict = Dict.of("o", operation);
    if (!passed.isEmpty()) {
      dict = dict.with("p", passed);
    }
    if (!progress.states().isEmpty()) {
      dict = dict.with("s", progress.states());
    }
    if (progress.frozen().isPresent()) {
      dict = dict.with("f", progress.frozen().get());
    }
    if (progress.spent().isPresent()) {
      Progress.Spent spent = progress.spent().get();
      dict =
          dict.with(
              "e",
              Dict.of("a", spent.at().toEpochMilli(), "q", spent.request(), "r", spent.receipt()));
    }
    return json.write(dict);
  }

  /** The name of the operation that a session is for; empty in rows of older nodes. */
  Optional<String> operation(String text) {
    return json.read(text).text("o");
  }

  Progress read(String text) {
    Progress known = recent.get(text);
    if (known != null) {
      return known;
    }
    Progress progress = parse(text);
    if (text.length() <= SHORT) {
      if (recent.size() >= MOST_RECENT) {
        recent.clear();
      }
      recent.put(text, progress);
    }
    return progress;
  }

  private Progress parse(String text) {
    Dict dict = json.read(text);
    List<Progress.Passed> passed = new ArrayList<>();
    for (Dict item : dict.dicts("p").orElse(List.of())) {
      List<Claim> claims = new ArrayList<>();
      for (Dict claim : item.dicts("c").orElse(List.of())) {
        claim(claim).ifPresent(claims::add);
      }
      passed.add(
          new Progress.Passed(
              item.text("t").orElse(""), claims, item.integer("g").orElse(0), until(item)));
    }
    Map<String, Dict> states = new LinkedHashMap<>();
    dict.dict("s")
        .ifPresent(
            all -> all.keys().forEach(type -> all.dict(type).ifPresent(s -> states.put(type, s))));
    return new Progress(passed, states, dict.text("f"), dict.dict("e").map(ProgressJson::spent));
  }

  private static Optional<Instant> until(Dict item) {
    OptionalLong millis = item.integer("l");
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  private static Progress.Spent spent(Dict dict) {
    return new Progress.Spent(
        Instant.ofEpochMilli(dict.integer("a").orElse(0)),
        dict.text("q").orElse(""),
        dict.dict("r").orElse(Dict.EMPTY));
  }

  private static Dict claim(Claim claim) {
    if (claim instanceof Claim.User user) {
      return Dict.of("u", user.id().toString());
    }
    if (claim instanceof Claim.Identifier identifier) {
      ThreePid threePid = identifier.threePid();
      return Dict.of(
          "m",
          threePid.medium(),
          "a",
          threePid.address(),
          "v",
          threePid.validated().toEpochMilli());
    }
    if (claim instanceof Claim.Fact fact) {
      return Dict.of("n", fact.name(), "x", fact.value());
    }
    throw new AssertionError(claim);
  }

  private static Optional<Claim> claim(Dict dict) {
    if (dict.has("u")) {
      return dict.text("u").flatMap(UserId::parse).map(Claim.User::new);
    }
    if (dict.has("m")) {
      return Optional.of(
          new Claim.Identifier(
              new ThreePid(
                  dict.text("m").orElse(""),
                  dict.text("a").orElse(""),
                  Instant.ofEpochMilli(dict.integer("v").orElse(0)))));
    }
    return dict.text("n").map(name -> new Claim.Fact(name, dict.text("x").orElse("")));
  }
}
