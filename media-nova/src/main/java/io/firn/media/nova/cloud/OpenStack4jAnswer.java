package io.firn.media.nova.cloud;

import io.firn.openstack.http.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.openstack4j.core.transport.ExecutionOptions;
import org.openstack4j.core.transport.HttpEntityHandler;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/** An answer as openstack4j wants to see it: a success, as any other was thrown before. */
final class OpenStack4jAnswer implements HttpResponse {

  private final HttpAnswer answer;

  OpenStack4jAnswer(HttpAnswer answer) {
    this.answer = answer;
  }

  @Override
  public <T> T getEntity(Class<T> type) {
    return getEntity(type, null);
  }

  @Override
  public <T> T getEntity(Class<T> type, ExecutionOptions<T> options) {
    return HttpEntityHandler.handle(this, type, options);
  }

  @Override
  public <T> T readEntity(Class<T> type) {
    try {
      return ObjectMapperSingleton.getContext(type).readerFor(type).readValue(answer.body());
    } catch (IOException e) {
      // Without the parser's message, which quotes the document.
      throw new QuestionFailed(
          "the answer is no document of the kind " + type.getSimpleName(), null);
    }
  }

  @Override
  public int getStatus() {
    return answer.status();
  }

  @Override
  public String getContentType() {
    return header("Content-Type");
  }

  @Override
  public String getStatusMessage() {
    return answer.reason();
  }

  @Override
  public InputStream getInputStream() {
    return new ByteArrayInputStream(answer.body());
  }

  @Override
  public String header(String name) {
    return answer.header(name).orElse(null);
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  /** The body is in memory already. */
  @Override
  public void close() {}
}
