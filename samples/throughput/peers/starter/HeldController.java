package com.example.throughput;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.example.throughput.plain.PaymentEnvelope;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that take their time, until they are let go; compiled and added by memory.sh.
 */
@RestController
class HeldController {

	private volatile CountDownLatch latch = new CountDownLatch(1);

	@PostMapping("/held")
	void held(PaymentEvent event) throws InterruptedException {
		this.latch.await(60, TimeUnit.SECONDS);
	}

	@PostMapping("/held-plain")
	void heldPlain(@RequestBody PaymentEnvelope payment) throws InterruptedException {
		this.latch.await(60, TimeUnit.SECONDS);
	}

	@GetMapping("/let-go")
	void letGo() {
		CountDownLatch held = this.latch;
		this.latch = new CountDownLatch(1);
		held.countDown();
	}

}
