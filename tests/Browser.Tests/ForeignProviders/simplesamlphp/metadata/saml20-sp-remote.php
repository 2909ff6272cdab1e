<?php

// Read at each request, so that a service provider can be registered while the server runs.
foreach (json_decode(file_get_contents(getenv('PROVIDER_STATE') . '/service-providers.json')) as $provider) {
    $metadata[$provider->entityId] = [
        'AssertionConsumerService' => $provider->acs,
        'NameIDFormat' => $provider->nameIdFormat,
        'saml20.sign.assertion' => $provider->signAssertion,
        'saml20.sign.response' => $provider->signResponse,
        'authproc' => [
            50 => ['class' => 'saml:AttributeNameID', 'Format' => $provider->nameIdFormat, 'attribute' => $provider->nameIdAttribute],
        ],
    ];
}
