package org.stagedoor.core.json;

import com.google.gson.Strictness;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Reads JSON with Gson's tokeniser, and writes it. */
@Component
public final class GsonCodec implements JsonCodec {
  private final LongLists lists = new LongLists();

  /** Remembers nothing but what spares time. */
  @Activate
  public GsonCodec() {}

  @Override
  public Dict read(String json) {
    try {
      return new DictReader(json, Strictness.STRICT).read();
    } catch (MatrixException e) {
      // Gson's strict mode takes half a surrogate pair for broken text, as which our own check must
      // not count it; whatever else is wrong stays so.
      new DictReader(json, Strictness.LEGACY_STRICT).read();
      throw e;
    }
  }

  @Override
  public String write(Dict dict) {
    return new PlainWriter(lists).write(dict);
  }

  @Override
  public String canonical(Dict dict) {
    return new CanonicalWriter().write(dict);
  }
}
