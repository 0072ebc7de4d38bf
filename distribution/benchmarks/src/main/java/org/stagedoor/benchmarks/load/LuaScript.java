package org.stagedoor.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A scenario as a script of wrk. Where each request is the same, nothing of it runs in between. A
 * scenario of several steps needs a thread for each connection, since a script does not learn on
 * which one it is asked for a request.
 *
 * @param scenario what clients do
 * @param host the value of the header
 */
record LuaScript(Scenario scenario, String host) {
  private static final AtomicLong RUNS = new AtomicLong();

  private static final String FRAME =
      """
      local all = {}
      function setup(thread)
        thread:set("id", #all)
        table.insert(all, thread)
      end
      bad = 0
      function done(summary, latency, requests)
        local wrong = 0
        for _, thread in ipairs(all) do wrong = wrong + (thread:get("bad") or 0) end
        local e = summary.errors
        print(string.format("SENT %%d %%d %%d %%d %%d", summary.requests, summary.duration,
          e.connect + e.read + e.write, e.status, wrong))
      end
      local name, pick, session = "", "", ""
      local n, step = 0, 0
      local picks = {%s}
      local function fresh()
        n = n + 1
        name = "%s" .. id .. "n" .. n
        pick = picks[(n * 31 + id) %% #picks + 1] or ""
      end
      """;

  String text() {
    StringBuilder picks = new StringBuilder();
    scenario.picks().forEach(pick -> picks.append(quoted(pick)).append(", "));
    String frame = FRAME.formatted(picks, "w" + RUNS.incrementAndGet() + "t");
    if (scenario.constant()) {
      return frame + "local text = " + request(0) + "\nfunction request() return text end\n";
    }
    StringBuilder steps = new StringBuilder("local steps = {\n");
    StringBuilder statuses = new StringBuilder("local statuses = {");
    for (int i = 0; i < scenario.steps().size(); i++) {
      steps.append("  function() local body = ").append(filled(scenario.steps().get(i).body()));
      steps.append(" return ").append(request(i)).append(" end,\n");
      statuses.append(scenario.steps().get(i).status()).append(", ");
    }
    String single =
        """
        function request()
          fresh()
          return steps[1]()
        end
        """;
    String several =
        """
        function request()
          if step == 0 then fresh() end
          return steps[step + 1]()
        end
        function response(status, headers, body)
          if status ~= statuses[step + 1] then bad = bad + 1 end
          session = body:match('"session":"([^"]+)"') or session
          step = (step + 1) % #steps
        end
        """;
    return frame
        + steps
        + "}\n"
        + statuses
        + "}\n"
        + (scenario.steps().size() == 1 ? single : several);
  }

  /** The expression for a whole request; the variable {@code body} is its body. */
  private String request(int number) {
    Step step = scenario.steps().get(number);
    String head = filled(step.head(host, scenario.headers(number)));
    return scenario.constant()
        ? quoted(
            step.head(host, scenario.headers(number))
                + step.body().length()
                + "\r\n\r\n"
                + step.body())
        : head + " .. #body .. \"\\r\\n\\r\\n\" .. body";
  }

  private static String filled(String text) {
    return quoted(text)
        .replace("{n}", "\" .. name .. \"")
        .replace("{pick}", "\" .. pick .. \"")
        .replace("{session}", "\" .. session .. \"");
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
        + '"';
  }
}
