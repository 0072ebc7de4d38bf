package org.stagedoor.core.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.JsonCodec;

/**
 * Answers while {@link MatrixServlet} can't: while the server starts, its settings change, or the
 * store's bundle is updated. Without it clients would be told that their account does not exist
 * here.
 */
@Component(service = Servlet.class, property = "service.ranking:Integer=-1000")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletName("stagedoor-starting")
public final class StartingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  /** Needs nothing that could be away. */
  @Activate
  public StartingServlet(@Reference JsonCodec codec) {
    answer = new JsonAnswers(codec).of(MatrixException.unavailable("The server is starting"));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer.send(request, response);
  }
}
