package io.heatscheduler.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over a limit: 413 at once if the length is announced, else when the limit is read
 * past. Addresses that end in {@code /import} or {@code /validate} take files and have a limit of
 * their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimit extends OncePerRequestFilter {
  private final ProblemWriter problems;
  private final DataSize most;
  private final DataSize mostOfFile;

  BodyLimit(
      ProblemWriter problems,
      @Value("${heatscheduler.web.max-body}") DataSize most,
      @Value("${heatscheduler.web.max-file}") DataSize mostOfFile) {
    this.problems = problems;
    this.most = most;
    this.mostOfFile = mostOfFile;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = request.getRequestURI();
    boolean takesFiles = address.endsWith("/import") || address.endsWith("/validate");
    long limit = (takesFiles ? mostOfFile : most).toBytes();
    if (request.getContentLengthLong() > limit) {
      response.setHeader("Connection", "close");
      problems.write(request, response, tooLarge(limit));
    } else {
      chain.doFilter(new Limited(request, limit), response);
    }
  }

  private static Problem tooLarge(long limit) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "TOO_LARGE",
        "The body may have at most %d bytes here.".formatted(limit));
  }

  /** A request that ends its body at the limit. */
  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream body = super.getInputStream();
      return new ServletInputStream() {
        private long read;

        @Override
        public int read() throws IOException {
          int next = body.read();
          count(next < 0 ? 0 : 1);
          return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int count = body.read(into, offset, length);
          count(Math.max(0, count));
          return count;
        }

        private void count(int more) {
          read += more;
          if (read > limit) {
            throw tooLarge(limit);
          }
        }

        @Override
        public boolean isFinished() {
          return body.isFinished();
        }

        @Override
        public boolean isReady() {
          return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          body.setReadListener(listener);
        }
      };
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
