package io.heatscheduler.server.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that opens a WebSocket and never reads what it is told. */
final class SilentSocket implements AutoCloseable {
  private final Socket socket;

  private SilentSocket(Socket socket) {
    this.socket = socket;
  }

  static SilentSocket open(String apiAddress, String token) throws IOException {
    URI address = URI.create(apiAddress);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()));
    SilentSocket silent = new SilentSocket(socket);
    silent.write(
        """
        GET /ws HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(address.getAuthority(), token)
            .getBytes(StandardCharsets.US_ASCII));
    return silent;
  }

  /** Sends a text of up to 125 bytes in one frame (RFC 6455, masked with zeros). */
  void send(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    write(frame);
  }

  /** Reads what arrived until the server's end of the connection. */
  void readToTheEnd() throws IOException {
    socket.setSoTimeout((int) TestSocket.PATIENCE.toMillis());
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[64 * 1024];
    while (in.read(buffer) >= 0) {
      // of no interest
    }
  }

  private void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
