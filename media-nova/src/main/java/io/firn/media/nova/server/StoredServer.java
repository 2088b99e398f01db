package io.firn.media.nova.server;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.temporary.RunTag;
import io.firn.media.nova.volume.VolumeDocuments;
import io.firn.media.nova.volume.VolumeWish;
import io.firn.openstack.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server as the documents of a snapshot describe it.
 *
 * @param volumes documents by id
 * @param rootImage what Glance said of the snapshot of the root; empty for a root that is a volume
 */
record StoredServer(
    ServerFacts facts,
    Json flavor,
    List<Json> ports,
    List<Json> networks,
    List<Json> subnets,
    List<Json> securityGroups,
    List<Json> serverGroups,
    Optional<byte[]> userData,
    List<Disk> disks,
    Map<String, Json> volumes,
    Optional<Json> rootImage) {

  /**
   * Reads it.
   *
   * @throws MediaException.Misconfigured when this is no snapshot of a server
   */
  static StoredServer read(Map<String, Document> documents) throws MediaException {
    if (!documents.containsKey(ServerDocuments.SERVER)
        || !documents.containsKey(DisksDocument.NAME)) {
      throw new MediaException.Misconfigured(
          "this snapshot is none of a server; --to-glance and --to-cinder restore single disks",
          null);
    }
    Json networks = parse(documents, ServerDocuments.NETWORKS);
    return new StoredServer(
        new ServerFacts(parse(documents, ServerDocuments.SERVER)),
        parse(documents, ServerDocuments.FLAVOR),
        parse(documents, ServerDocuments.PORTS).at("ports").elements(),
        networks.at("networks").elements(),
        networks.at("subnets").elements(),
        parse(documents, ServerDocuments.SECURITY_GROUPS).at("security_groups").elements(),
        parse(documents, ServerDocuments.SERVER_GROUPS).at("server_groups").elements(),
        Optional.ofNullable(documents.get(ServerDocuments.USER_DATA)).map(Document::content),
        DisksDocument.read(documents.get(DisksDocument.NAME)),
        VolumeDocuments.read(documents),
        documents.containsKey(ServerDocuments.ROOT_IMAGE)
            ? Optional.of(parse(documents, ServerDocuments.ROOT_IMAGE))
            : Optional.empty());
  }

  private static Json parse(Map<String, Document> documents, String name) throws MediaException {
    Document document = documents.get(name);
    return document == null ? new Json(null) : VolumeDocuments.parse(document);
  }

  /**
   * A disk by its stream.
   *
   * @throws MediaException.Failed when the documents have none such
   */
  Disk disk(String stream) throws MediaException {
    return disks.stream()
        .filter(disk -> disk.stream().equals(stream))
        .findFirst()
        .orElseThrow(
            () ->
                new MediaException.Failed(
                    "%s of the snapshot does not have %s".formatted(DisksDocument.NAME, stream),
                    null));
  }

  /** The user's metadata, without what would mark it as unfinished. */
  Map<String, String> metadata() {
    Map<String, String> metadata = VolumeWish.texts(facts.json().at("metadata"));
    metadata.keySet().removeIf(RunTag::isOwn);
    return metadata;
  }

  /** The user's tags, likewise. */
  List<String> tags() {
    return facts.json().at("tags").elements().stream()
        .flatMap(tag -> tag.text().stream())
        .filter(tag -> !tag.equals(RunTag.UNFINISHED))
        .toList();
  }

  /** What the volume of a disk was like. */
  VolumeWish wish(Disk disk) {
    Json volume = volumes.get(disk.id());
    return volume == null ? VolumeWish.of(disk, disk.size().orElse(0)) : VolumeWish.like(volume);
  }

  /** The name of a thing of a list; its id when it has none. */
  static String nameOf(List<Json> things, String id) {
    return things.stream()
        .filter(thing -> thing.at("id").text().filter(id::equals).isPresent())
        .findFirst()
        .flatMap(thing -> thing.at("name").text())
        .filter(name -> !name.isEmpty())
        .orElse(id);
  }
}
