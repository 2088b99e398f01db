package io.firn.media.nova.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.firn.openstack.http.HttpCall;
import java.net.URI;
import java.util.Map;
import org.openstack4j.core.transport.HttpExecutorService;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/**
 * What openstack4j sends its requests with, found by {@link java.util.ServiceLoader}; the one for
 * all clouds. Small documents only: image data has its own way.
 */
public final class OpenStack4jConnector implements HttpExecutorService {

  private static final String TOKEN = "X-Auth-Token";

  /** Does nothing; for {@link java.util.ServiceLoader}. */
  public OpenStack4jConnector() {}

  @Override
  public String getExecutorDisplayName() {
    return "Firn";
  }

  @Override
  public <R> HttpResponse execute(HttpRequest<R> request) {
    return new OpenStack4jAnswer(OpenStack4j.current().send(call(request)));
  }

  private static HttpCall call(HttpRequest<?> request) {
    HttpCall call = HttpCall.of(request.getMethod().name(), address(request));
    for (Map.Entry<String, Object> header : request.getHeaders().entrySet()) {
      if (!header.getKey().equals(TOKEN)) {
        call = call.with(header.getKey(), String.valueOf(header.getValue()));
      }
    }
    if (request.getEntity() != null) {
      return call.withText(request.getContentType(), text(request.getEntity()));
    }
    return request.hasJson() ? call.withText(request.getContentType(), request.getJson()) : call;
  }

  private static URI address(HttpRequest<?> request) {
    try {
      return URI.create(request.getUrl());
    } catch (IllegalArgumentException e) {
      throw new QuestionFailed("its name or id cannot stand in an address", e);
    }
  }

  private static String text(Object entity) {
    try {
      return ObjectMapperSingleton.getContext(entity.getClass())
          .writer()
          .writeValueAsString(entity);
    } catch (JsonProcessingException e) {
      throw new QuestionFailed("cannot be written as JSON (" + e.getOriginalMessage() + ")", e);
    }
  }
}
