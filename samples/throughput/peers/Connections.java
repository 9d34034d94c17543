import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens connections to a server, and reports how much each adds to its heap after a full
 * collection. Run by memory.sh with the port and the process of the server.
 */
class Connections {

	private static final int COUNT = 150;

	private static final int LIMIT = 1024 * 1024;

	private static final String DATA = "{\"orderId\":\"%s\",\"amount\":129.95,\"currency\":\"EUR\",\"items\":[]}";

	private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\","
			+ "\"type\":\"com.example.payment.completed\",\"data\":" + DATA + "}";

	private static final String ATTRIBUTES = "ce-specversion: 1.0\r\nce-id: 1\r\nce-source: /s\r\n"
			+ "ce-type: com.example.payment.completed\r\n";

	private final int port;

	private final String process;

	Connections(int port, String process) {
		this.port = port;
		this.process = process;
	}

	public static void main(String[] args) throws Exception {
		new Connections(Integer.parseInt(args[0]), args[1]).run();
	}

	private void run() throws Exception {
		for (int i = 0; i < 20; i++) {
			for (Mode mode : Mode.values()) {
				try (Socket socket = new Socket("127.0.0.1", this.port)) {
					for (int j = 0; j < 100; j++) {
						send(socket, mode, mode.path, 1000, 0);
						expect(socket, 200);
					}
				}
			}
		}
		for (Mode mode : Mode.values()) {
			// all threads and their buffers exist before anything is counted
			inFlight(mode, mode.heldPath, 1000, 0);
		}
		long before = heap();
		idle();
		System.out.printf("%-12s %9s %12s %12s%n", "", "body", "half read", "in handler");
		for (Mode mode : Mode.values()) {
			for (int size : new int[] { 1000, 100_000, LIMIT }) {
				long halfRead = inFlight(mode, mode.path, size, 1);
				long held = inFlight(mode, mode.heldPath, size, 0);
				System.out.printf("%-12s %9d %12d %12d%n", mode.name().toLowerCase(), size, halfRead, held);
			}
		}
		System.out.println("remaining after all: " + (heap() - before) + " bytes");
	}

	private void idle() throws Exception {
		long before = heap();
		List<Socket> sockets = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			Socket socket = new Socket("127.0.0.1", this.port);
			sockets.add(socket);
			send(socket, Mode.STRUCTURED, "/typed", 1000, 0);
			expect(socket, 200);
		}
		System.out.println("idle connection: " + (heap() - before) / COUNT + " bytes");
		close(sockets);
	}

	/**
	 * Hold requests, by not sending their last bytes or in the handler.
	 */
	private long inFlight(Mode mode, String path, int size, int missing) throws Exception {
		long before = heap();
		List<Socket> sockets = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			Socket socket = new Socket("127.0.0.1", this.port);
			sockets.add(socket);
			send(socket, mode, path, size, missing);
		}
		long bytes = (heap() - before) / COUNT;
		if (missing == 0) {
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				socket.getOutputStream().write("GET /let-go HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
				expect(socket, 200);
			}
		}
		for (Socket socket : sockets) {
			if (missing > 0) {
				socket.getOutputStream().write('}');
			}
			expect(socket, (path.startsWith("/held")) ? mode.heldStatus : 200);
		}
		close(sockets);
		return bytes;
	}

	private void send(Socket socket, Mode mode, String path, int size, int missing) throws IOException {
		String frame = (mode == Mode.BINARY) ? DATA : EVENT;
		String body = frame.formatted("a".repeat(size - frame.length() + 2));
		String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + mode.contentType + "\r\n"
				+ ((mode == Mode.BINARY) ? ATTRIBUTES : "") + "Content-Length: " + size + "\r\n\r\n";
		OutputStream output = socket.getOutputStream();
		output.write((head + body.substring(0, size - missing)).getBytes(StandardCharsets.US_ASCII));
	}

	private static void expect(Socket socket, int status) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		String line = reader.readLine();
		if (line == null || !line.contains(" " + status)) {
			throw new IllegalStateException("Expected " + status + " instead of " + line);
		}
		int length = 0;
		boolean chunked = false;
		while (!(line = reader.readLine()).isEmpty()) {
			String lower = line.toLowerCase();
			if (lower.startsWith("content-length:")) {
				length = Integer.parseInt(line.substring(15).trim());
			}
			chunked |= lower.startsWith("transfer-encoding: chunked");
		}
		if (chunked) {
			while (!"0".equals(line)) {
				line = reader.readLine();
			}
			reader.readLine();
		}
		else {
			for (long left = length; left > 0;) {
				left -= reader.skip(left);
			}
		}
	}

	private static void close(List<Socket> sockets) throws IOException {
		for (Socket socket : sockets) {
			socket.close();
		}
	}

	/**
	 * Return the bytes in use after a full collection, once they no longer change.
	 */
	private long heap() throws Exception {
		long before = 0;
		long now = collect();
		while (Math.abs(now - before) > 64 * 1024) {
			Thread.sleep(1000);
			before = now;
			now = collect();
		}
		return now;
	}

	private long collect() throws Exception {
		jcmd("GC.run");
		Matcher matcher = Pattern.compile(" total \\d+K, used (\\d+)K").matcher(jcmd("GC.heap_info"));
		long sum = 0;
		while (matcher.find()) {
			sum += Long.parseLong(matcher.group(1)) * 1024;
		}
		return sum;
	}

	private String jcmd(String command) throws Exception {
		Process jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", this.process, command).start();
		String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (jcmd.waitFor() != 0) {
			throw new IllegalStateException(output);
		}
		return output;
	}

	enum Mode {

		PLAIN("application/json", "/plain", "/held-plain", 200),

		STRUCTURED("application/cloudevents+json", "/typed", "/held", 204),

		BINARY("application/json", "/typed", "/held", 204);

		private final String contentType;

		private final String path;

		private final String heldPath;

		private final int heldStatus;

		Mode(String contentType, String path, String heldPath, int heldStatus) {
			this.contentType = contentType;
			this.path = path;
			this.heldPath = heldPath;
			this.heldStatus = heldStatus;
		}

	}

}
