<?php

// What the test gives: its address, and a folder of its own for keys, sessions and the list of service providers.
$state = getenv('PROVIDER_STATE');

$config = [
    'baseurlpath' => getenv('PROVIDER_ADDRESS') . '/',
    'certdir' => "$state/",
    'metadatadir' => __DIR__ . '/metadata/',
    'loggingdir' => "$state/",
    'datadir' => "$state/",
    'tempdir' => "$state/temp",
    'secretsalt' => getenv('PROVIDER_SALT'),
    'auth.adminpassword' => getenv('PROVIDER_SALT'),
    'technicalcontact_email' => 'nobody@example.org',
    'timezone' => 'UTC',
    'enable.saml20-idp' => true,
    'module.enable' => ['core' => true, 'saml' => true, 'exampleauth' => true],
    'store.type' => 'phpsession',
    'session.phpsession.savepath' => "$state/temp",
    'session.cookie.secure' => false,
    'session.cookie.samesite' => null,
    'logging.handler' => 'errorlog',
    'logging.level' => SimpleSAML\Logger::WARNING,
    'metadata.sources' => [['type' => 'flatfile']],
    'metadata.sign.enable' => false,
];
