package io.firn.media.nova.volume;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documents that describe volumes: that of a volume alone, and those of a server's. */
public final class VolumeDocuments {

  /** One volume, as Cinder shows it. */
  public static final String VOLUME = "volume.json";

  /** Several, as an array of them. */
  public static final String VOLUMES = "volumes.json";

  private VolumeDocuments() {}

  /** The volumes that these documents describe, by their ids. */
  public static Map<String, Json> read(Map<String, Document> documents) throws MediaException {
    Map<String, Json> volumes = new LinkedHashMap<>();
    if (documents.containsKey(VOLUME)) {
      add(parse(documents.get(VOLUME)), volumes);
    }
    if (documents.containsKey(VOLUMES)) {
      List<Json> several = parse(documents.get(VOLUMES)).elements();
      several.forEach(volume -> add(volume, volumes));
    }
    return volumes;
  }

  private static void add(Json volume, Map<String, Json> volumes) {
    volume.at("id").text().ifPresent(id -> volumes.put(id, volume));
  }

  /** Reads a document of a snapshot. */
  public static Json parse(Document document) throws MediaException {
    try {
      return Json.parse(document.content(), document.name() + " of the snapshot");
    } catch (CloudException.Unexpected e) {
      throw new MediaException.Failed(e.getMessage(), e);
    }
  }
}
