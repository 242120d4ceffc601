package tarot.contracts;

import org.springframework.core.io.Resource;

record SpringInContracts(Resource resource) {}
