package org.stagedoor.core.json;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Reads JSON with Gson's tokeniser, and writes it. */
@Component
public final class GsonCodec implements JsonCodec {
  /** Holds no state; one is as good as another. */
  @Activate
  public GsonCodec() {}

  @Override
  public Dict read(String json) {
    return new DictReader(json).read();
  }

  @Override
  public String write(Dict dict) {
    return new DictWriter().write(dict);
  }

  @Override
  public String canonical(Dict dict) {
    return new CanonicalWriter().write(dict);
  }
}
