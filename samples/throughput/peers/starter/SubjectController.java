package com.example.throughput;

import io.github.cloudeventsboot.annotation.CloudEventAttribute;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows how attributes arrive; compiled and added by peers.sh, not part of what is
 * measured.
 */
@RestController
class SubjectController {

	@PostMapping("/subject")
	String subject(@CloudEventAttribute String subject) {
		return subject;
	}

}
