# S3Proxy: an S3 server that has nothing in common with Swift, with objects as files. Java, from Maven Central.

# Sets JAVA, or says what is missing before anything is changed.
find_java() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/*; do
    if [ -x "$home/bin/java" ] && grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
      JAVA=$home/bin/java
      return
    fi
  done
  fail "S3Proxy is run by a JDK 25, as Firn itself: none is in JAVA_HOME or below /usr/lib/jvm"
}

# Its jars, in a folder that has the version in its name and is there whole or not at all.
s3proxy_fetch() {
  local log=$LOGS/s3proxy-fetch.log version
  version=$(sed -n 's/.*<s3proxy\.version>\(.*\)<.*/\1/p' "$DEV/../pom.xml")
  S3PROXY_JARS=$STATE/lib/s3proxy-$version
  [ ! -d "$S3PROXY_JARS" ] || return 0
  [ -n "$MAVEN" ] || fail "S3Proxy is fetched by Maven: mvn is not in the PATH"
  rm -rf "$STATE/lib/.new"
  "$MAVEN" -B -q -f "$DEV/s3proxy/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
    -DoutputDirectory="$STATE/lib/.new" >"$log" 2>&1 </dev/null 9>&- || {
    tail -n 20 "$log" >&2
    fail "S3Proxy could not be fetched; the log is $log"
  }
  mv "$STATE/lib/.new" "$S3PROXY_JARS" || exit 1
}

s3proxy_configure() {
  mkdir -p "$DATA/s3proxy"
  configure "$CONFIG/s3proxy.conf" <<END
s3proxy.endpoint=$S3PROXY_URL
s3proxy.authorization=aws-v4
s3proxy.identity=proxy-access
s3proxy.credential=proxy-secret
jclouds.provider=filesystem-nio2
jclouds.identity=unused
jclouds.credential=unused
jclouds.filesystem.basedir=$DATA/s3proxy
END
}

# It holds each body in memory until it has checked the signature: 16 segments of 32 MiB at a time fit.
s3proxy_start() {
  serve s3proxy "$CONFIG/s3proxy.conf" "$DEV/s3proxy/logback.xml" -- \
    "$JAVA" -Xmx1g -XX:+UseSerialGC -Dlogback.configurationFile="$DEV/s3proxy/logback.xml" \
    -cp "$S3PROXY_JARS/*" org.gaul.s3proxy.Main --properties "$CONFIG/s3proxy.conf"
}
